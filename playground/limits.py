"""Every limit of the program, in one place; a refusal names the limit it comes from."""

MEGABYTE = 1024 * 1024

PICTURE_FILE_BYTES = 64 * MEGABYTE
PICTURE_PIXELS = 64_000_000
PICTURE_SIDE = 20_000
DECODED_BYTES = 512 * MEGABYTE
"""Of decoded pixels that are kept while their pictures are, as in the steps that can be undone; of samples too."""
UNDO_BYTES = 512 * MEGABYTE
"""Of files, arrays and weights that only the steps to be undone still hold, what they share counted once: as much as of
decoded pixels. A hundred photographs or a large network fit, and a machine with 4 GB has room for SESSION_BYTES too.
"""
VIDEO_FILE_BYTES = 65_536 * MEGABYTE
"""It is read frame by frame, never as a whole."""
VIDEO_PIXELS = 9_437_184
"""Of one frame of a camera or a video: 4096 x 2304."""
VIDEO_BLOCK_BYTES = 6 * VIDEO_PIXELS
"""Of one plane of a frame, of a coded frame, or of a file's table: three colours of 16 bits fit, or a day's table."""
VIDEO_SIDE = 8192
ARRAY_FILE_BYTES = 256 * MEGABYTE
"""Of an input array of the user's own."""
ARRAYS_IN_FILE = 1000
TABLE_FILE_BYTES = 64 * MEGABYTE
TABLE_LINE = 100_000
"""Characters of one line of a table: 2,048 numbers of any usual length."""
SCREENSHOT_SIDE = 8192

SEARCHED_PICTURES = 1_000_000
"""Of one search for the strongest units."""
BATCH_PICTURES = 10_000
"""Of a folder or a selection that is walked through."""
BATCH_SIZE = 64
"""Pictures that go through the network together."""
BATCH_READ_BYTES = 128 * MEGABYTE
"""Of a batch's pictures that are kept as they go in, to be read once."""
BATCH_TILE_BYTES = 128 * MEGABYTE
"""Of a batch's maps, made small to be shown; the more pictures, the smaller."""
BATCH_IMAGES = 400
"""Of a batch's tiles that are kept in colour: more than are seen at once."""
THUMBNAIL_BYTES = 64 * MEGABYTE
"""Of a batch's pictures, made small."""

WORKING_SIDE = 2048
"""Largest height or width of the network's input."""

PIXEL_VALUE = 1000.0
"""Largest magnitude of what is subtracted from pixels or divides them; its inverse is the smallest divisor."""

TRANSFORM_SCALE = 8.0
"""Of a picture: at most so many times larger or smaller."""
TRANSFORM_CONTRAST = 4.0
TRANSFORM_BLUR = 32.0
"""In pixels: what a blur takes grows with it."""
NOISE_SEED = 9_999
EDGE_THRESHOLD = 1_500.0
"""Of brightness between neighbours: no edge is steeper."""

STROKES = 500
"""Of a drawing over a picture."""
STROKE_WIDTH = 0.001
"""The least, of a picture's shorter side."""
DRAWN_POINTS = 40_000
"""Of all its strokes together: with three marks each they fit into JSON_MARKS."""

LAYERS = 200
CHANNELS = 4096
UNITS = 65_536
KERNEL_SIDE = 63
STRIDE = 64
DILATION = 32
PADDING = 512
POWER = 32
"""Largest p of an Lp pooling: beyond, it is the maximum but for rounding."""
NAME_LENGTH = 60
CLASSES = 10_000
"""Names of classes in a set-up."""

SESSION_BYTES = 2048 * MEGABYTE
"""Memory that all maps, traces and buffers of one session may take."""

SETUP_FILE_BYTES = 512 * MEGABYTE
JSON_FILE_BYTES = 16 * MEGABYTE
JSON_DEPTH = 32
JSON_MARKS = 500_000
"""Opening brackets, commas, quotes and backslashes in one JSON text: bounds the memory its values take."""
JSON_KEYS = 64
"""Entries of one JSON object."""
JSON_NUMBER_LENGTH = 40
FILM_PICTURES = 120
"""Of an animation: they are held in memory until it is written."""
TITLE_LENGTH = 255
SCENES = 100
"""Of a lesson."""
LESSON_TEXT_LENGTH = 4000
"""Characters of a scene's text in one language."""
ZOOM = 1000.0

NETWORK_FILE_BYTES = 1024 * MEGABYTE
"""Of a trained network's file, and of the files beside it together."""
NETWORK_FIELDS = 400_000
"""Entries of an ONNX file: bounds the time and memory that reading them takes."""
NETWORK_NODES = 2000
NETWORK_NUMBERS = 65_536
"""Of one array that is worked out while a network is read, as a shape."""

SENTENCE_LENGTH = 20_000
"""Characters of a text."""
WORD_DIMENSIONS = 1024
"""Numbers of a word's vector."""
VECTOR_FILE_BYTES = 8192 * MEGABYTE
"""Of a file of word vectors, of which only the first words are read."""
VECTOR_NUMBERS = 16_000_000
"""Of all word vectors that are read: 64 MB."""
VECTOR_LINE = 64 * 1024
"""Bytes of one word's line."""

SOUND_FILE_BYTES = 64 * MEGABYTE
SOUND_SAMPLES = 16_000_000
"""Of one channel: 64 MB, five and a half minutes at 48,000 a second."""
SOUND_CHANNELS = 32
SOUND_RATE = 384_000
"""Samples a second."""
SOUND_MILLISECONDS = 3_600_000
"""Where a part of a sound may begin."""
PART_MILLISECONDS = 60_000
"""Of the part of a sound that goes in, and of a window on it."""
FREQUENCY = 192_000
"""The highest in Hz."""
LOUDNESS_RANGE = 200
"""Decibels between silence and full scale."""
