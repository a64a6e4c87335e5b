pragma Singleton

import QtQuick

// Every colour, size and duration of the screen. Sizes grow with the window; whatever is touched
// never falls below its size in millimetres on the assumed panel.
QtObject {
    id: theme

    // Set once by Main.
    property real canvasWidth: 1280
    property real canvasHeight: 800
    property bool isNight: false
    property bool isStill: false
    // Pixels in a millimetre of the panel; 0 takes the usual panel of this many pixels.
    property real density: 0

    readonly property bool isPortrait: canvasHeight > canvasWidth
    readonly property bool isCompact: Math.min(canvasWidth, canvasHeight) < 600
    readonly property real diagonal: Math.sqrt(canvasWidth * canvasWidth + canvasHeight * canvasHeight)
    // The usual diagonals: 7", 10.1", 15.6", and 21.5" upright.
    readonly property real assumedDiagonal: isPortrait ? 546 : isCompact ? 178 : canvasWidth < 1600 ? 256.5 : 396
    readonly property real mm: density > 0 ? density : diagonal / assumedDiagonal
    readonly property real scale: isPortrait ? Math.min(canvasWidth / 840, canvasHeight / 1400) : Math.min(canvasWidth / 1280, canvasHeight / 800)
    readonly property real textScale: Math.max(scale, 0.76)

    // Targets: 20 mm for what a screen is for, 15 mm for the rest, 3 mm between them.
    readonly property real primary: Math.ceil(Math.max(20 * mm, 112 * scale))
    readonly property real touch: Math.ceil(Math.max(15 * mm, 84 * scale))
    readonly property real gap: Math.ceil(Math.max(3 * mm, 18 * scale))
    readonly property real half: Math.round(gap / 2)
    readonly property real margin: Math.round(isCompact ? 14 : 28 * scale)
    // Above and below a keypad, which needs the whole height of a small panel.
    readonly property real edge: isCompact ? 6 : isPortrait ? margin : Math.round(22 * scale)
    readonly property real keypadWidth: Math.ceil(isCompact ? 3 * primary + 2 * gap : 3.5 * primary)
    readonly property real keyHeight: isCompact ? Math.floor((canvasHeight - 2 * edge - 3 * gap) / 4) : primary
    readonly property real pad: Math.round(isCompact ? 12 : 24 * scale)

    readonly property real radius: Math.round(22 * scale)
    readonly property real radiusSmall: Math.round(Math.max(10, 14 * scale))
    readonly property real stroke: Math.max(1, Math.round(2 * scale))
    readonly property real strokeStrong: Math.max(3, Math.round(4 * scale))

    // Text.
    readonly property string family: "Inter"
    readonly property var tabular: ({
            "tnum": 1,
            "cv05": 0
        })
    readonly property int textCaption: Math.round(21 * textScale)
    readonly property int textBody: Math.round(25 * textScale)
    readonly property int textLabel: Math.round(30 * textScale)
    readonly property int textTitle: Math.round(36 * textScale)
    readonly property int textHeadline: Math.round(50 * textScale)
    readonly property int textFigure: Math.round(68 * textScale)
    readonly property int textDisplay: Math.round(112 * textScale)
    readonly property int textHero: Math.round(188 * textScale)
    readonly property int textLeast: Math.round(17 * textScale)

    readonly property real iconSmall: Math.round(28 * textScale)
    readonly property real icon: Math.round(38 * textScale)
    readonly property real iconLarge: Math.round(64 * textScale)
    readonly property real iconHuge: Math.round(120 * textScale)

    // Motion: calm, and none where somebody wants none.
    readonly property int quick: isStill ? 0 : 80
    readonly property int calm: isStill ? 0 : 260
    readonly property int slow: isStill ? 0 : 420
    readonly property int flowPeriod: 1800
    readonly property int breathPeriod: 2400
    readonly property int sheetPeriod: 30000

    // Against burning in: where the whole picture stands, step by step, in pixels.
    readonly property int shiftPeriod: 60000
    readonly property int shiftMost: 4
    readonly property var shiftPath: [0, 2, 4, 2, 0, -2, -4, -2]

    function shiftX(step: int): real {
        return theme.shiftPath[step % 8];
    }

    function shiftY(step: int): real {
        return theme.shiftPath[Math.floor(step / 8) % 8];
    }

    // Surfaces.
    readonly property color page: isNight ? "#0a1117" : "#eef2f5"
    readonly property color surface: isNight ? "#131d26" : "#ffffff"
    readonly property color sunken: isNight ? "#1d2a35" : "#e4eaee"
    readonly property color pressed: isNight ? "#2b3b48" : "#d3dde4"
    readonly property color line: isNight ? "#3a4c5a" : "#c3ced6"
    readonly property color lineStrong: isNight ? "#7f95a5" : "#5d7080"
    readonly property color ink: isNight ? "#f3f7fa" : "#0b1a25"
    readonly property color inkSoft: isNight ? "#bccad5" : "#384955"
    readonly property color shade: isNight ? "#000000" : "#0b1a25"
    readonly property color scrim: isNight ? "#e6060b0f" : "#d90b1a25"
    readonly property color veil: isNight ? "#b30a1117" : "#b3eef2f5"

    readonly property color accent: isNight ? "#74d5ec" : "#00506b"
    readonly property color accentPressed: isNight ? "#a5e6f5" : "#003a4f"
    readonly property color accentInk: isNight ? "#04202a" : "#ffffff"
    readonly property color accentSoft: isNight ? "#11384a" : "#d5ebf3"
    readonly property color accentSoftInk: isNight ? "#b5ebf8" : "#00405a"

    readonly property color halt: isNight ? "#ff9c95" : "#9c1119"
    readonly property color haltPressed: isNight ? "#ffc0bb" : "#780b12"
    readonly property color haltInk: isNight ? "#2a0406" : "#ffffff"

    // A code is black on white by day and by night, or a camera will not read it.
    readonly property color paper: "#ffffff"
    readonly property color paperInk: "#0b1a25"
    readonly property color paperLine: "#c3ced6"

    readonly property color glint: isNight ? "#66ffffff" : "#59ffffff"

    // The ink and the ground of each tone a state can have.
    function toneInk(tone: string): color {
        switch (tone) {
        case "good":
            return theme.isNight ? "#84e6b0" : "#0a5430";
        case "busy":
            return theme.isNight ? "#a6ccff" : "#0b4484";
        case "warn":
            return theme.isNight ? "#ffd27d" : "#613c00";
        case "bad":
            return theme.isNight ? "#ffaca6" : "#8a0f17";
        case "info":
            return theme.accentSoftInk;
        case "picked":
            return theme.accentInk;
        default:
            return theme.inkSoft;
        }
    }

    function toneGround(tone: string): color {
        switch (tone) {
        case "good":
            return theme.isNight ? "#113323" : "#d8f1e2";
        case "busy":
            return theme.isNight ? "#132c4b" : "#dbe8fa";
        case "warn":
            return theme.isNight ? "#3a2a0b" : "#fdeecb";
        case "bad":
            return theme.isNight ? "#46191b" : "#fbe3e2";
        case "info":
            return theme.accentSoft;
        case "picked":
            return theme.accent;
        default:
            return theme.sunken;
        }
    }

    // How many columns show `count` tiles best in this room: near `aspect`, few holes, touchable.
    function columnsFor(count: int, width: real, height: real, aspect: real): int {
        let best = 1;
        let bestScore = Infinity;
        for (let columns = 1; columns <= count; ++columns) {
            const rows = Math.ceil(count / columns);
            const w = (width - (columns - 1) * theme.gap) / columns;
            const h = (height - (rows - 1) * theme.gap) / rows;
            const tooSmall = w < theme.touch || h < theme.touch ? 10 : w < 2.5 * theme.touch ? 0.6 : 0;
            const score = tooSmall + Math.abs(Math.log(w / Math.max(1, h) / aspect)) + 0.4 * (rows * columns - count);
            if (score < bestScore) {
                bestScore = score;
                best = columns;
            }
        }
        return best;
    }
}
