package org.plenary.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plenary.exchange.Import;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Reads the plain text of a resolution and prints what was found as JSON.")
final class ReadVerb implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Plain text in UTF-8.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String json =
        new ObjectMapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(Import.read(Files.readAllBytes(file)).toJson());
    spec.commandLine().getOut().println(json);
    return Plenary.DONE;
  }
}
