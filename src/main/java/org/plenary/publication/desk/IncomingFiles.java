package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.exchange.Handed;
import org.plenary.exchange.ReadAside;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;

/**
 * Reads contributions in a process of its own, by means of the resolution they are about where the
 * file does not show its changes itself. Blocks no event loop.
 */
final class IncomingFiles {
  private final Vertx vertx;
  private final Resolutions resolutions;

  IncomingFiles(Vertx vertx, Resolutions resolutions) {
    this.vertx = vertx;
    this.resolutions = resolutions;
  }

  /** Refusals: those of {@link ReadAside}. */
  Future<Handed> read(Buffer file) {
    return withFile(file, path -> ReadAside.contribution(vertx, path, null));
  }

  /**
   * A part as it reads beside the base text of a resolution; null where that says nothing new: the
   * form of the file shows its changes, or the resolution has no text.
   */
  Future<@Nullable String> read(
      Buffer file, Handed read, int part, Meeting meeting, AgendaItem to) {
    if (!read.format().equals("text")) {
      return Future.succeededFuture();
    }
    return base(to)
        .compose(
            state ->
                state.version() == 0
                    ? Future.succeededFuture()
                    : beside(file, Export.bytes(Format.TXT, meeting, to, state, null))
                        .map(
                            again ->
                                part < again.parts().size()
                                    ? Handed.json(again.parts().get(part))
                                    : null));
  }

  /** The text in force: a resolution's first version, empty where it has none. */
  private Future<State> base(AgendaItem item) {
    return resolutions
        .state(item.id())
        .compose(
            head ->
                head.version() == 0
                    ? Future.succeededFuture(head)
                    : resolutions.stateAt(item.id(), 1));
  }

  private Future<Handed> beside(Buffer file, byte[] base) {
    return withFile(
        file,
        path -> withFile(Buffer.buffer(base), text -> ReadAside.contribution(vertx, path, text)));
  }

  private interface Use {
    Future<Handed> of(Path file);
  }

  private Future<Handed> withFile(Buffer bytes, Use use) {
    FileSystem files = vertx.fileSystem();
    return files
        .createTempFile("plenary-incoming", "")
        .compose(
            path ->
                files
                    .writeFile(path, bytes)
                    .compose(done -> use.of(Path.of(path)))
                    .eventually(() -> files.delete(path)));
  }

  /** The resolution that a part names by its number; null where none or several fit. */
  static @Nullable AgendaItem guess(Handed.Part part, List<AgendaItem> agenda) {
    String named = IncomingPage.named(part);
    List<AgendaItem> found =
        agenda.stream().filter(item -> Numbered.same(named, item.symbol())).toList();
    return found.size() == 1 ? found.get(0) : null;
  }
}
