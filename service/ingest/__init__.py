"""Read, decode and validate: stream entries to documents or rejections."""
