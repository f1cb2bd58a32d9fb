package org.plenary.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs. It refuses to run as root, so that a server that was started as root (in
 * a container, say) steps down: into a user namespace of its own where the kernel allows that
 * (files stay root's), else to the user nobody (files become nobody's).
 *
 * @param prefix the words put before a command
 * @param owner the user id that must own the data directory; negative: as it is
 */
record RunAs(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;
  private static final RunAs MYSELF = new RunAs(List.of(), -1);
  private static final RunAs NAMESPACE = new RunAs(List.of("unshare", "-U"), 0);
  private static final RunAs UNPRIVILEGED =
      new RunAs(
          List.of(
              "setpriv",
              "--reuid=" + NOBODY,
              "--regid=" + NOBODY,
              "--clear-groups",
              "--no-new-privs"),
          NOBODY);

  /** The first that works on this machine, for a PostgreSQL that lives in {@code home}. */
  static RunAs choose(Path home) {
    if (!"0".equals(Shell.output(List.of("id", "-u")).strip())) {
      return MYSELF;
    }
    if (Shell.succeeds(NAMESPACE.command(List.of("true")))) {
      return NAMESPACE;
    }
    if (Shell.succeeds(UNPRIVILEGED.command(List.of("test", "-x", home.toString())))) {
      return UNPRIVILEGED;
    }
    throw new DatabaseException(
        "PostgreSQL does not run as root, and this machine neither allows user namespaces (unshare"
            + " -U) nor lets the user nobody reach "
            + home
            + " (setpriv). Start the server as another user, move PLENARY_DATA, or set"
            + " DATABASE_URL.");
  }

  List<String> command(List<String> words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(words);
    return command;
  }

  /** Gives a file or a directory, with all that is in it, to this user where it is not its yet. */
  void own(Path file) throws IOException {
    if (owner >= 0 && (int) Files.getAttribute(file, "unix:uid") != owner) {
      Shell.run(List.of("chown", "-R", owner + ":" + owner, file.toString()));
    }
  }
}
