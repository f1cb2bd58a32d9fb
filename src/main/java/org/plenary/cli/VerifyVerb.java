package org.plenary.cli;

import io.vertx.core.Future;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.plenary.meeting.AgendaItem;
import org.plenary.resolution.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Reads the whole log of every resolution again and checks it; the server may run"
            + " meanwhile.")
final class VerifyVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  private int damaged;

  @Override
  public Integer call() {
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
