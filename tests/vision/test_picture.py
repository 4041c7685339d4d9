from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from llm4ad.errors import ImageError
from llm4ad.vision.picture import list_pictures, picture_size, read_picture

RGB = np.zeros((20, 30, 3), np.uint8)
RGB[:10, :15] = (200, 30, 40)
RGB[10:, 15:] = (20, 180, 60)


def saved(path: Path, image: Image.Image | None = None, **options: object) -> Path:
    (image or Image.fromarray(RGB)).save(path, **options)  # pyright: ignore[reportArgumentType]
    return path


@pytest.mark.parametrize("suffix", [".png", ".bmp", ".tif", ".webp", ".jpg"])
def test_formats_give_their_pixels(tmp_path: Path, suffix: str):
    path = saved(
        tmp_path / f"ein Bild ü{suffix}", **({"lossless": True} if suffix == ".webp" else {})
    )
    picture = read_picture(path)
    assert picture.name == str(path)
    assert (picture.rgb.shape, picture.rgb.dtype) == ((20, 30, 3), np.uint8)
    difference = np.abs(picture.rgb.astype(int) - RGB)
    assert difference.mean() < (8 if suffix == ".jpg" else 0.01)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(tmp_path: Path, orientation: int):
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path / "a.png", exif=exif)
    turned = {
        1: RGB,
        2: RGB[:, ::-1],
        3: RGB[::-1, ::-1],
        4: RGB[::-1],
        5: RGB.transpose(1, 0, 2),
        6: np.rot90(RGB, -1),
        7: RGB.transpose(1, 0, 2)[::-1, ::-1],
        8: np.rot90(RGB),
    }[orientation]
    assert (read_picture(path).rgb == turned).all()
    assert picture_size(path) == (turned.shape[1], turned.shape[0])


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "YCbCr", "RGBA", "LA"])
def test_modes_become_rgb(tmp_path: Path, mode: str):
    image = Image.fromarray(RGB).convert("L" if mode in ("1", "LA", "L") else "RGB").convert(mode)
    path = saved(tmp_path / ("a.tif" if mode in ("CMYK", "YCbCr") else "a.png"), image)
    rgb = read_picture(path).rgb.astype(int)
    assert rgb.shape == (20, 30, 3)
    assert np.abs(rgb - np.asarray(image.convert("RGB"), int)).max() <= 2


def test_sixteen_bits_are_scaled_and_not_cut(tmp_path: Path):
    wide = np.array([[0, 257, 32768, 65535]], np.uint16)
    path = saved(tmp_path / "a.png", Image.fromarray(wide))
    assert read_picture(path).rgb[0, :, 0].tolist() == [0, 1, 128, 255]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_lies_on_white(tmp_path: Path, mode: str):
    if mode == "P":
        image = Image.new("P", (4, 4), 1)
        image.putpalette([0, 0, 0, 255, 0, 0])
        path = saved(tmp_path / "a.png", image, transparency=1)
    else:
        path = saved(tmp_path / "a.png", Image.new("RGBA", (4, 4), (255, 0, 0, 0)).convert(mode))
    assert (read_picture(path).rgb == 255).all()


def test_of_several_frames_the_first_counts(tmp_path: Path):
    frames = [Image.fromarray(np.full((4, 4, 3), value, np.uint8)) for value in (10, 200)]
    path = saved(tmp_path / "a.tif", frames[0], save_all=True, append_images=frames[1:])
    assert (read_picture(path).rgb == 10).all()


@pytest.mark.parametrize(
    ("array", "shape"),
    [
        (RGB, (20, 30, 3)),
        (RGB[..., 0], (20, 30, 3)),
        (np.dstack([RGB, np.full((20, 30), 255, np.uint8)]), (20, 30, 3)),
        (RGB[::2, ::-1], (10, 30, 3)),
    ],
)
def test_arrays_are_pictures(array: np.ndarray, shape: tuple[int, ...]):
    picture = read_picture(array)
    assert (picture.name, picture.rgb.shape) == ("image", shape)
    assert picture.rgb.flags.c_contiguous


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (RGB.astype(np.float32), "float32"),
        (RGB.astype(np.uint16), "uint16"),
        (np.zeros((0, 4, 3), np.uint8), r"\(0, 4, 3\)"),
        (np.zeros((4, 4, 2), np.uint8), r"\(4, 4, 2\)"),
        (np.zeros((2, 4, 4, 3), np.uint8), r"\(2, 4, 4, 3\)"),
    ],
)
def test_other_arrays_are_refused(array: np.ndarray, words: str):
    with pytest.raises(ImageError, match=words):
        read_picture(array)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp", ".tif"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.97])
def test_truncated_pictures_are_refused(tmp_path: Path, suffix: str, share: float):
    noise = np.random.default_rng(0).integers(0, 255, (60, 80, 3), np.uint8)
    path = saved(tmp_path / f"a{suffix}", Image.fromarray(noise))
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(ImageError, match=str(path)):
        read_picture(path)


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"hello", "not a picture"), (b"\xff\xd8", "a.jpg")]
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes, words: str):
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    with pytest.raises(ImageError, match=words):
        read_picture(path)


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path):
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    )
    with pytest.raises(ImageError, match=r"bomb\.png: has more than 200 million pixels"):
        read_picture(path)


def test_folders_and_missing_files_are_refused(tmp_path: Path):
    (tmp_path / "a.png").mkdir()
    with pytest.raises(ImageError, match="is a folder"):
        read_picture(tmp_path / "a.png")
    with pytest.raises(ImageError, match="no such file"):
        read_picture(tmp_path / "b.png")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data(), st.sampled_from(["PNG", "JPEG", "TIFF", "BMP"]))
def test_damage_gives_a_picture_or_a_clear_error(tmp_path: Path, data: st.DataObject, kind: str):
    buffer = io.BytesIO()
    Image.fromarray(RGB).save(buffer, kind)
    content = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged"
    path.write_bytes(content)
    try:
        assert read_picture(path).rgb.ndim == 3
    except ImageError as error:
        assert str(path) in str(error)


def test_folders_are_searched_in_natural_order(tmp_path: Path):
    for name in (
        "img10.png",
        "img2.PNG",
        ".hidden.png",
        "notes.txt",
        "sub/img1.jpg",
        "x.jpg/y.tif",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in list_pictures([tmp_path])]
    assert found == ["img2.PNG", "img10.png", "sub/img1.jpg", "x.jpg/y.tif"]
    once = list_pictures([tmp_path / "img2.PNG", tmp_path, tmp_path / "img2.PNG"])
    assert len(once) == 4


def test_links_in_circles_do_no_harm(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(b"x")
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(list_pictures([tmp_path])) == 1


def test_nothing_to_inspect_is_an_error(tmp_path: Path):
    with pytest.raises(ImageError, match=r"holds no picture; looked for \.bmp"):
        list_pictures([tmp_path])
    with pytest.raises(ImageError, match="no such file or folder"):
        list_pictures([tmp_path / "none"])
