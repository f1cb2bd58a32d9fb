package org.plenary.record;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.plenary.proof.Hash;
import org.plenary.proof.Hashes;
import org.plenary.proof.Merkle;
import org.plenary.proof.Tile;

/** Proofs out of tiles that are fetched: first it is seen which are needed, then all at once. */
final class Tiles {
  private Tiles() {}

  /** See {@link Merkle#inclusion}. */
  static Future<List<Hash>> inclusion(long index, long size, Function<Tile, Future<byte[]>> fetch) {
    return with(size, hashes -> Merkle.inclusion(hashes, index, size), fetch);
  }

  /** See {@link Merkle#consistency}. */
  static Future<List<Hash>> consistency(
      long smaller, long larger, Function<Tile, Future<byte[]>> fetch) {
    return with(larger, hashes -> Merkle.consistency(hashes, smaller, larger), fetch);
  }

  private static <T> Future<T> with(
      long size, Function<Hashes, T> work, Function<Tile, Future<byte[]>> fetch) {
    Set<Tile> wanted = new LinkedHashSet<>();
    T unused =
        work.apply(
            (level, index) -> {
              wanted.add(Tile.holding(level, index, size));
              return Hash.EMPTY;
            });
    Map<Tile, Future<byte[]>> fetched = new HashMap<>();
    wanted.forEach(tile -> fetched.put(tile, fetch.apply(tile)));
    return Future.all(List.copyOf(fetched.values()))
        .map(
            done ->
                work.apply(
                    (level, index) -> {
                      Future<byte[]> tile = fetched.get(Tile.holding(level, index, size));
                      if (tile == null) {
                        throw new IllegalStateException("A tile that nobody asked for.");
                      }
                      return Tile.in(tile.result(), level, index);
                    }));
  }
}
