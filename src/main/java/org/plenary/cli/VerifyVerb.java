package org.plenary.cli;

import io.vertx.core.Future;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.AgendaItem;
import org.plenary.resolution.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "With a FILE, a record or a receipt that somebody took away: checks it offline, without a"
            + " server and a database. Without: reads the whole log of every resolution in the"
            + " database again and checks it; the server may run meanwhile. 0: all is good; 1: the"
            + " first thing that is wrong is named; 2: this cannot be checked, or a receipt without a"
            + " key.")
final class VerifyVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "A record or a receipt.")
  private @Nullable Path file;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "An older checkpoint that was kept: the record must begin with it.")
  private List<Path> kept = List.of();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "The log's key, from elsewhere; default: the record's own.")
  private @Nullable String key;

  private int damaged;

  @Override
  public Integer call() {
    if (file != null) {
      return OfflineCheck.of(file, kept, key, spec.commandLine());
    }
    Rooms.beside(this::all);
    return damaged == 0 ? Plenary.DONE : Plenary.FAILED;
  }

  private Future<Void> all(Rooms rooms) {
    return rooms
        .meetings()
        .all()
        .compose(
            meetings -> {
              Future<Void> done = Future.succeededFuture();
              for (var meeting : meetings) {
                done =
                    done.compose(v -> rooms.meetings().agenda(meeting.slug()))
                        .compose(items -> each(rooms, items));
              }
              return done;
            });
  }

  private Future<Void> each(Rooms rooms, Iterable<AgendaItem> items) {
    Future<Void> done = Future.succeededFuture();
    for (AgendaItem item : items) {
      done =
          done.compose(v -> Verification.of(rooms.vertx(), rooms.journal(), item.id()))
              .map(
                  report -> {
                    print(item.meeting() + "/" + item.slug(), report);
                    return null;
                  });
    }
    return done;
  }

  private void print(String address, Verification.Report report) {
    PrintWriter out = spec.commandLine().getOut();
    String good = report.entries() + " entries, " + report.snapshots() + " snapshots";
    report
        .fault()
        .ifPresentOrElse(
            fault -> {
              damaged++;
              out.println(
                  address + ": DAMAGED at entry " + fault.version() + ": " + fault.sentence());
              out.println("  good before it: " + good);
            },
            () -> out.println(address + ": good: " + good));
    out.flush();
  }
}
