"""Archives that come out the same every time: zip files without clocks, users or chance in them."""
