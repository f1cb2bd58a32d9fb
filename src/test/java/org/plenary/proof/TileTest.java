package org.plenary.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TileTest {

  @Test
  void tiles_have_the_addresses_of_the_format() {
    assertEquals("tile/0/x001/x234/067", new Tile(0, 1_234_067, 256).path());
    assertEquals("tile/1/000.p/17", new Tile(1, 0, 17).path());
    assertEquals("tile/entries/273.p/112", new Tile(0, 273, 112).entriesPath());
    assertEquals(Optional.of(new Tile(0, 1_234_067, 9)), Tile.parse("0", "x001/x234/067.p/9"));
    for (String place :
        List.of("1", "0001", "x000/001", "001.p/0", "001.p/256", "001.p/09", "..", "001/", "")) {
      assertTrue(Tile.parse("0", place).isEmpty(), place);
    }
    assertTrue(Tile.parse("00", "001").isEmpty());
    assertTrue(Tile.parse("9", "001").isEmpty());
  }

  @Test
  void a_tree_is_cut_as_the_format_says() {
    List<Tile> tiles = Tile.of(70_000);
    assertEquals(273 + 1 + 1 + 1 + 1, tiles.size());
    assertTrue(tiles.contains(new Tile(0, 273, 112)));
    assertTrue(tiles.contains(new Tile(1, 1, 17)));
    assertTrue(tiles.contains(new Tile(2, 0, 1)));
    assertEquals(List.of(new Tile(0, 0, 256), new Tile(1, 0, 1)), Tile.of(256));
  }

  @Test
  void roots_and_proofs_follow_from_the_tiles_alone() {
    int size = 70_000;
    Tree tree = new Tree();
    for (int i = 0; i < size; i++) {
      tree.add(Hash.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)));
    }
    Map<Tile, byte[]> served = new HashMap<>();
    Tile.of(size).forEach(tile -> served.put(tile, tile.bytes(tree)));
    Hashes fromTiles =
        (level, index) -> Tile.in(served.get(Tile.holding(level, index, size)), level, index);
    assertEquals(tree.root(), Merkle.root(fromTiles, size));
    for (int i = 0; i < size; i += 997) {
      assertEquals(Merkle.inclusion(tree, i, size), Merkle.inclusion(fromTiles, i, size));
      assertEquals(Merkle.consistency(tree, i, size), Merkle.consistency(fromTiles, i, size));
    }
  }
}
