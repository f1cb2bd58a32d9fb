package org.plenary.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Contributions;
import org.plenary.exchange.Import;
import org.plenary.exchange.ReadFileJson;
import org.plenary.exchange.Transcript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description =
        "Reads a resolution or a contribution (Word with tracked changes, or plain text) or the"
            + " transcript of a meeting and prints what was found as JSON.")
final class ReadVerb implements Callable<Integer> {

  /** What a file can be read as. */
  enum Form {
    RESOLUTION,
    TRANSCRIPT
  }

  @Parameters(
      paramLabel = "FILE",
      description =
          "A Word file (.docx), Akoma Ntoso (.xml), HTML, our own JSON or Markdown, or plain text.")
  private Path file;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}, in any case; default: what it looks like.")
  private @Nullable Form form;

  @Option(
      names = "--base",
      paramLabel = "FILE",
      description =
          "The text in force, for a contribution in plain text in which changes ran together.")
  private @Nullable Path base;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ObjectNode found = read(Files.readAllBytes(file));
    String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(found);
    spec.commandLine().getOut().println(json);
    return Plenary.DONE;
  }

  private ObjectNode read(byte[] bytes) throws IOException {
    if (base != null) {
      return ReadFileJson.of(Contributions.read(bytes, Files.readAllBytes(base), Import.ids()));
    }
    boolean transcript = form == null ? Transcript.isForm(bytes) : form == Form.TRANSCRIPT;
    return transcript
        ? Transcript.read(bytes).toJson()
        : ReadFileJson.of(Contributions.read(bytes, Import.ids()));
  }
}
