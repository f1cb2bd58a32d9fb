package org.plenary.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.plenary.database.DatabaseException;
import org.plenary.exchange.Readers;
import org.plenary.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code plenary} and its verbs. Exit codes: 0 done, 1 refused or failed (one line on
 * standard error says why), 2 wrong words or settings, 3 a bug (with a stack trace).
 */
@Command(
    name = "plenary",
    mixinStandardHelpOptions = true,
    versionProvider = Plenary.Version.class,
    description = "Consensus drafting for international resolutions.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footer = {
      "",
      "Exit codes: 0 done, 1 refused or failed, 2 wrong words or settings, 3 a bug.",
      "Settings are told in docs/operations.md."
    })
public final class Plenary {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int BUG = 3;

  /** The verb goes on in other threads; the JVM is not to be ended. */
  public static final int RUNS_ON = -1;

  /** A new verb has its place here, and a heading in docs/operations.md. */
  private static final List<Class<?>> VERBS =
      List.of(
          Serve.class,
          ReadVerb.class,
          ImportVerb.class,
          ExportVerb.class,
          VerifyVerb.class,
          WitnessVerb.class,
          EraseVerb.class,
          RenewVerb.class,
          BackupVerb.class,
          RestoreVerb.class);

  private Plenary() {}

  /** Runs the verb; prints to the standard streams. Blocks until it is done. */
  public static int run(String... args) {
    if (args.length == 2 && args[0].equals("read") && args[1].matches("[^-@].*")) {
      return read(Path.of(args[1]));
    }
    return args.length == 0 ? commandLine().execute("--help") : commandLine(args[0]).execute(args);
  }

  /**
   * Whether a file is only to be read, which logs nothing. What will read it, or one that is to be
   * imported, starts at once, while we look at the words of the command; setting up the log alone
   * takes as long as reading does.
   */
  public static boolean beginsToRead(String... args) {
    boolean reads = args.length > 1 && args[0].equals("read");
    if (!reads && (args.length < 2 || !args[0].equals("import"))) {
      return false;
    }
    try {
      Readers.begin();
    } catch (IOException e) {
      // Then the verb tries again, and says why it cannot.
    }
    return reads;
  }

  /** {@code read FILE} as {@link ReadVerb} does it: a refusal need not wait for its other words. */
  private static int read(Path file) {
    try {
      System.out.println(ReadVerb.found(file, null, null));
      return DONE;
    } catch (Exception e) {
      PrintWriter err = new PrintWriter(System.err, true);
      return failed(e, err);
    }
  }

  static CommandLine commandLine() {
    return commandLine(VERBS);
  }

  /** Knows only the verb that is asked for, where there is one: the server starts sooner. */
  private static CommandLine commandLine(String first) {
    return commandLine(
        VERBS.stream()
            .filter(verb -> verb.getAnnotation(Command.class).name().equals(first))
            .findFirst()
            .<List<Class<?>>>map(List::of)
            .orElse(VERBS));
  }

  private static CommandLine commandLine(List<Class<?>> verbs) {
    CommandLine line = new CommandLine(new Plenary());
    verbs.forEach(line::addSubcommand);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Plenary::failed);
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    return failed(e, line.getErr());
  }

  private static int failed(Exception e, PrintWriter err) {
    if (e instanceof Settings.Wrong) {
      err.println(e.getMessage());
      return USAGE;
    }
    if (e instanceof DatabaseException
        || e instanceof Refused
        || e instanceof IOException
        || e instanceof java.sql.SQLException) {
      err.println(e.getMessage() == null ? e.toString() : e.getMessage());
      return FAILED;
    }
    e.printStackTrace(err);
    return BUG;
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Plenary.class.getPackage().getImplementationVersion();
      return new String[] {"Plenary " + (version == null ? "(not packaged)" : version)};
    }
  }
}
