pragma Singleton

import QtQuick

// Parts of a line in the reader's direction, each in one piece, as Format.line composes them: a
// line runs as its first letter does, and that is often one of a Latin name.
QtObject {
    readonly property bool isFromRight: Application.layoutDirection === Qt.RightToLeft

    // With a dot between them.
    function dotted(parts: list<string>): string {
        return joined(parts, "  \u00b7  ");
    }

    // A number and what it is the number of.
    function beside(parts: list<string>): string {
        return joined(parts, "  ");
    }

    // What goes on behind another text, which is drawn by itself.
    function behind(part: string): string {
        return (isFromRight ? "\u200f" : "") + "\u00b7  " + part;
    }

    function joined(parts: list<string>, between: string): string {
        const told = parts.filter(part => part !== "");
        return isFromRight ? "\u200f" + told.map(part => "\u2068" + part + "\u2069").join(between) : told.join(between);
    }
}
