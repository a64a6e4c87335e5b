"""Two plain words for a code, so that a person can tell at a glance whether two screens agree.

The kiosk shows them beside its QR code and the pay page shows them too: a page that a code pasted
over ours leads to does not know them. They tell apart, they do not protect: 65,280 pairs.
"""

from __future__ import annotations

import hashlib

# Plain things, no orders and no insults. The first four letters tell each from every other, and so
# does the ear; none sounds like another English word.
_LIST = """
abacus acorn album almond alpine amber anchor antler apricot arcade arctic aspen atlas attic
autumn avocado badger bagel bakery balcony balloon bamboo banjo barley basket beacon bicycle
blanket blossom bobcat branch bridge bronze buffalo bugle bulldog cabin cactus campus candle canoe
canyon caramel cargo carpet cartoon chimney chorus cinema circle citrus cloud clover cobalt
coconut coffee concert copper cottage cradle crayon cricket cupcake curtain cushion dahlia daisy
diamond dolphin domino doorway dragon eagle elastic emerald falafel falcon feather fern finch
flute forest freckle gallery garden garlic gazebo giraffe glacier globe gravel guitar hammer
hamster harmony harvest hazel hedge helmet heron hexagon hickory honey horizon husky iceberg igloo
indigo island ivory jacket jaguar jasmine jelly jigsaw jungle juniper kayak kite koala lagoon lamp
lantern lemon library lilac lizard lobster lotus lullaby lyric magpie maple marble marina meadow
melody mirror mitten mosaic mural museum napkin nectar needle north novel nutmeg oasis oatmeal
oboe ocean olive opera orange orbit orchard osprey ostrich oval pancake panda papaya parade pastry
patio peanut pelican pencil penguin pepper piano picnic pigeon pizza planet plaza plywood pocket
poem pollen pony poplar potato prairie pretzel pumpkin purple puzzle pyramid quartet quilt quiver
raft railway rainbow raven reef rhubarb river robin ruby saffron saturn scooter sesame shuttle
silver sketch slipper snorkel sofa sparrow spinach spiral sponge spoon spring squash stork sugar
summit sunrise syrup tango teacup tennis thimble tiger toast topaz trout truffle trumpet tulip
tundra turnip turtle twig unicorn vanilla velvet village violet voyage wagon walnut whistle winter
wombat yarn yellow zebra zenith zephyr zigzag
"""

WORDS = tuple(_LIST.split())
"""In the order of the alphabet."""


def words_for(code: str) -> str:
    """Return the two words for `code`: always the same ones, and never one word twice."""
    digest = hashlib.sha256(code.encode()).digest()
    first = digest[0]
    second = (first + 1 + digest[1] % (len(WORDS) - 1)) % len(WORDS)
    return f"{WORDS[first]} {WORDS[second]}"
