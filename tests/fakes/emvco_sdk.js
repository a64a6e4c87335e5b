// Reads codes, one JSON list, and says of each what `emvco-qr-sdk` makes of it.
"use strict";

const { getCrcInfo, parseQR, QRParseMode } = require("emvco-qr-sdk");

let heard = "";
process.stdin.on("data", (part) => (heard += part));
process.stdin.on("end", () => {
    const told = JSON.parse(heard).map((raw) => {
        const tags = parseQR(raw, { parseMode: QRParseMode.TLV });
        const flat = (tag) => [tag.tag, tag.value, (tag.subTags || []).map(flat)];
        return { valid: getCrcInfo(raw, tags).isValid, tags: tags.map(flat) };
    });
    process.stdout.write(JSON.stringify(told));
});
