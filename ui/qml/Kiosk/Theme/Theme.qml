pragma Singleton

import QtQuick

// Every colour, size and duration of the screen. Sizes grow with the window; whatever is touched
// never falls below its size in millimetres on the assumed panel.
QtObject {
    id: theme

    // The panel that a window is opened for, where nothing else is said.
    readonly property int usualWidth: 1280
    readonly property int usualHeight: 800

    // Set once by Main.
    property real panelWidth: usualWidth
    property real panelHeight: usualHeight
    // day, night or contrast.
    property string name: "day"
    property bool isStill: false
    // Large text, and everything that is touched in reach from a chair.
    property bool isLarge: false
    property bool isLow: false
    // Pixels in a millimetre of the panel; 0 takes the usual panel of this many pixels.
    property real density: 0

    // What is drawn on: the whole panel, or the lower part of it.
    readonly property real canvasWidth: panelWidth
    readonly property real canvasHeight: isLow ? lowHeight : panelHeight
    readonly property real lowHeight: Math.floor(Math.min(600 * mm, panelHeight * (panelHeight > panelWidth ? 0.75 : 1)))

    readonly property bool isPortrait: canvasHeight > canvasWidth
    readonly property bool isCompact: Math.min(canvasWidth, canvasHeight) < 600
    readonly property real diagonal: Math.sqrt(panelWidth * panelWidth + panelHeight * panelHeight)
    // The usual diagonals: 7", 10.1", 15.6", and 21.5" upright.
    readonly property real assumedDiagonal: panelHeight > panelWidth ? 546 : Math.min(panelWidth, panelHeight) < 600 ? 178 : panelWidth < 1600 ? 256.5 : 396
    readonly property real mm: density > 0 ? density : diagonal / assumedDiagonal
    readonly property real scale: isPortrait ? Math.min(canvasWidth / 840, canvasHeight / 1400) : Math.min(canvasWidth / 1280, canvasHeight / 800)
    readonly property real textScale: Math.max(scale, 0.76)

    // Targets: 20 mm for what a screen is for, 15 mm for the rest, 3 mm between them.
    readonly property real primary: Math.ceil(Math.max(20 * mm, 112 * scale))
    // So many times as large is what stands under the glass.
    readonly property int magnified: 2
    readonly property real touch: Math.ceil(Math.max(15 * mm, 84 * scale))
    // As wide as the sign of whoever needs the screen another way.
    readonly property real wide: Math.ceil(25 * mm)
    readonly property real gap: Math.ceil(Math.max(3 * mm, 18 * scale))
    readonly property real half: Math.round(gap / 2)
    readonly property real margin: Math.round(isCompact ? 14 : 28 * scale)
    // Above and below a keypad, which needs the whole height of a small panel.
    readonly property real edge: isCompact ? 6 : isPortrait ? margin : Math.round((isLow ? 12 : 22) * scale)
    readonly property real keypadWidth: Math.ceil(isCompact ? 3 * primary + 2 * gap : 3.5 * primary)
    readonly property real keyHeight: isCompact ? Math.floor((canvasHeight - 2 * edge - 3 * gap) / 4) : primary
    readonly property real pad: Math.round(isCompact ? 12 : 24 * scale)

    readonly property real radius: Math.round(22 * scale)
    readonly property real radiusSmall: Math.round(Math.max(10, 14 * scale))
    readonly property real stroke: Math.max(1, Math.round(2 * scale))
    readonly property real strokeStrong: Math.max(3, Math.round(4 * scale))
    // Round what the keypad points at: both bands stay within the gap to its neighbour.
    readonly property real ring: Math.max(4, Math.round(5 * scale))
    readonly property real ringHalo: Math.max(2, Math.round(3 * scale))

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
    // However long a text and however small a panel: nothing is set smaller than this.
    readonly property int textSmallest: 11
    readonly property int figureSmallest: 14
    readonly property int textLeast: Math.round(17 * textScale)
    // Capitals of 8.6 mm: 0.7 degrees from 700 mm away. And never less than twice the usual text.
    readonly property int textLarge: Math.ceil(Math.max(8.6 * mm / capitals, 2 * textBody))
    // What a capital letter is high, as a part of its font's size: that of Inter.
    readonly property real capitals: 0.727

    // Bars, by the room that there is for them; sheets, as wide as a line is read well.
    readonly property real barThin: Math.round(Math.max(6, 9 * scale))
    readonly property real barSlim: Math.round(Math.max(8, 12 * scale))
    readonly property real bar: Math.round(Math.max(12, 20 * scale))
    readonly property real barHero: Math.round(Math.max(16, 26 * scale))
    readonly property real sheetWidth: Math.round(760 * textScale)
    readonly property real noticeWidth: Math.round(900 * textScale)

    readonly property real iconSmall: Math.round(28 * textScale)
    readonly property real icon: Math.round((isLarge ? 58 : 38) * textScale)
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

    // Colours, a palette a theme. High contrast is black, white and one accent: what a state is, its
    // shape and its word say.
    readonly property ThemeColors day: ThemeColors {
        page: "#eef2f5"
        surface: "#ffffff"
        sunken: "#e4eaee"
        pressed: "#d3dde4"
        line: "#c3ced6"
        lineStrong: "#5d7080"
        rim: "#5d7080"
        ink: "#0b1a25"
        inkSoft: "#384955"
        shade: "#0b1a25"
        scrim: "#d90b1a25"
        veil: "#b3eef2f5"
        glint: "#59ffffff"
        accent: "#00506b"
        accentPressed: "#003a4f"
        accentInk: "#ffffff"
        accentSoft: "#d5ebf3"
        accentSoftInk: "#00405a"
        halt: "#9c1119"
        haltPressed: "#780b12"
        haltInk: "#ffffff"
        good: "#0a5430"
        goodGround: "#d8f1e2"
        busy: "#0b4484"
        busyGround: "#dbe8fa"
        warn: "#613c00"
        warnGround: "#fdeecb"
        bad: "#8a0f17"
        badGround: "#fbe3e2"
        hasShadows: true
    }
    readonly property ThemeColors night: ThemeColors {
        page: "#0a1117"
        surface: "#131d26"
        sunken: "#1d2a35"
        pressed: "#2b3b48"
        line: "#3a4c5a"
        lineStrong: "#7f95a5"
        rim: "#7f95a5"
        ink: "#f3f7fa"
        inkSoft: "#bccad5"
        shade: "#000000"
        scrim: "#e6060b0f"
        veil: "#b30a1117"
        glint: "#66ffffff"
        accent: "#74d5ec"
        accentPressed: "#a5e6f5"
        accentInk: "#04202a"
        accentSoft: "#11384a"
        accentSoftInk: "#b5ebf8"
        halt: "#ff9c95"
        haltPressed: "#ffc0bb"
        haltInk: "#2a0406"
        good: "#84e6b0"
        goodGround: "#113323"
        busy: "#a6ccff"
        busyGround: "#132c4b"
        warn: "#ffd27d"
        warnGround: "#3a2a0b"
        bad: "#ffaca6"
        badGround: "#46191b"
    }
    readonly property ThemeColors contrast: ThemeColors {
        page: "#000000"
        surface: "#000000"
        sunken: "#1f1f1f"
        pressed: "#4d4d4d"
        line: "#8c8c8c"
        lineStrong: "#b8b8b8"
        rim: "#ffffff"
        ink: "#ffffff"
        inkSoft: "#e6e6e6"
        shade: "#000000"
        scrim: "#e6000000"
        veil: "#b3000000"
        glint: "#80000000"
        accent: "#ffe000"
        accentPressed: "#fff6a8"
        accentInk: "#000000"
        accentSoft: "#1f1f1f"
        accentSoftInk: "#ffffff"
        halt: "#ffffff"
        haltPressed: "#d0d0d0"
        haltInk: "#000000"
        good: "#ffffff"
        goodGround: "#000000"
        busy: "#ffffff"
        busyGround: "#000000"
        warn: "#ffe000"
        warnGround: "#000000"
        bad: "#ffe000"
        badGround: "#000000"
        isOutlined: true
    }

    readonly property ThemeColors colors: name === "night" ? night : name === "contrast" ? contrast : day
    readonly property color page: colors.page
    readonly property color surface: colors.surface
    readonly property color sunken: colors.sunken
    readonly property color pressed: colors.pressed
    readonly property color line: colors.line
    readonly property color lineStrong: colors.lineStrong
    readonly property color rim: colors.rim
    readonly property color ink: colors.ink
    readonly property color inkSoft: colors.inkSoft
    readonly property color shade: colors.shade
    readonly property color scrim: colors.scrim
    readonly property color veil: colors.veil
    readonly property color glint: colors.glint
    readonly property color accent: colors.accent
    readonly property color accentPressed: colors.accentPressed
    readonly property color accentInk: colors.accentInk
    readonly property color accentSoft: colors.accentSoft
    readonly property color accentSoftInk: colors.accentSoftInk
    readonly property color halt: colors.halt
    readonly property color haltPressed: colors.haltPressed
    readonly property color haltInk: colors.haltInk
    readonly property bool hasShadows: colors.hasShadows
    // Round what is filled and can be touched; round what a key has come to; round whatever else can
    // be touched; round a card; round what says a state.
    readonly property real filledEdge: colors.isOutlined ? strokeStrong : 0
    readonly property real focusEdge: colors.isOutlined ? 2 * strokeStrong : strokeStrong
    readonly property real touchEdge: colors.isOutlined ? strokeStrong : stroke
    readonly property real cardEdge: hasShadows ? 0 : stroke
    readonly property real chipEdge: colors.isOutlined ? stroke : 0

    // A code is black on white by day and by night, or a camera will not read it.
    readonly property color paper: "#ffffff"
    readonly property color paperInk: "#0b1a25"
    readonly property color paperLine: "#c3ced6"

    // The ink and the ground of each tone a state can have.
    function toneInk(tone: string): color {
        switch (tone) {
        case "good":
            return theme.colors.good;
        case "busy":
            return theme.colors.busy;
        case "warn":
            return theme.colors.warn;
        case "bad":
            return theme.colors.bad;
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
            return theme.colors.goodGround;
        case "busy":
            return theme.colors.busyGround;
        case "warn":
            return theme.colors.warnGround;
        case "bad":
            return theme.colors.badGround;
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
