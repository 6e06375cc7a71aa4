"""Reads QR codes that were drawn without a fault: ISO/IEC 18004, byte mode, versions 1 to 6.

Nothing is corrected, so one wrong module that matters makes the text wrong.
"""

from collections.abc import Iterator

Grid = list[list[bool]]

# Data codewords of each block, by error correction and version (ISO/IEC 18004, table 9).
BLOCKS = {
    "L": {1: [19], 2: [34], 3: [55], 4: [80], 5: [108], 6: [68, 68]},
    "M": {1: [16], 2: [28], 3: [44], 4: [32, 32], 5: [43, 43], 6: [27] * 4},
    "Q": {1: [13], 2: [22], 3: [17, 17], 4: [24, 24], 5: [15, 15, 16, 16], 6: [19] * 4},
    "H": {1: [9], 2: [16], 3: [13, 13], 4: [9] * 4, 5: [11, 11, 12, 12], 6: [15] * 4},
}
LEVELS = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}
MASKS = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)


def text(grid: Grid) -> str:
    """Return the text in a code; `grid` has a row of dark and light modules for each line of it."""
    size = len(grid)
    version = (size - 17) // 4
    level, mask = _format(grid)
    words = list(_words(grid, mask, version))
    data = _in_order(words, BLOCKS[level][version])
    bits = "".join(f"{word:08b}" for word in data)
    assert bits[:4] == "0100", "not in byte mode"
    length = int(bits[4:12], 2)
    body = bits[12 : 12 + 8 * length]
    return bytes(int(body[at : at + 8], 2) for at in range(0, len(body), 8)).decode()


def _format(grid: Grid) -> tuple[str, int]:
    """Return the level of error correction and the mask, from beside the first finder."""
    bits = [grid[8][x] for x in (0, 1, 2, 3, 4)]
    value = int("".join("01"[bit] for bit in bits), 2) ^ 0b10101
    return LEVELS[value >> 3], value & 7


def _words(grid: Grid, mask: int, version: int) -> Iterator[int]:
    """Yield the codewords, read in columns of two, up and down in turn."""
    size, bits = len(grid), ""
    right, upward = size - 1, True
    while right > 0:
        right -= right == 6
        for y in range(size - 1, -1, -1) if upward else range(size):
            for x in (right, right - 1):
                if not _reserved(y, x, size, version):
                    bits += "01"[grid[y][x] ^ MASKS[mask](y, x)]
        right, upward = right - 2, not upward
    yield from (int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


def _reserved(y: int, x: int, size: int, version: int) -> bool:
    """True for what holds no data: finders, timing, alignment, format."""
    far = size - 8
    corner = (y < 9 and x < 9) or (y < 9 and x >= far) or (y >= far and x < 9)
    centre = size - 7
    aligned = version > 1 and abs(y - centre) < 3 and abs(x - centre) < 3
    return corner or aligned or 6 in (y, x)


def _in_order(words: list[int], blocks: list[int]) -> list[int]:
    """Return the data of all blocks one after the other; they are stored by turns."""
    parts: list[list[int]] = [[] for _ in blocks]
    turns = [(turn, at) for turn in range(max(blocks)) for at in range(len(blocks))]
    places = [at for turn, at in turns if turn < blocks[at]]
    for word, at in zip(words, places, strict=False):
        parts[at].append(word)
    return [word for part in parts for word in part]
