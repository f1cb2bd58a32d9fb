package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.refusal.Refused;
import org.plenary.word.WordFile;

/** A Word file is read in a process of its own, and what it says comes back. */
@ExtendWith(VertxExtension.class)
class ReadAsideTest {

  @TempDir private Path folder;

  private Path file(WordFile file) throws IOException {
    return Files.write(folder.resolve("upload"), file.bytes());
  }

  @Test
  void itsTextComesBackAsPlainText(Vertx vertx, VertxTestContext test) throws IOException {
    Path file =
        file(
            WordFile.of(
                p(r("RESOLUTION 5 (Lumen, 2026)"))
                    + p(r("The World Harbour Assembly (Lumen, 2026),"))
                    + p(r("considering"))
                    + p(r("a)\tthat lamps are "), del("A", "old"), ins("A", r("dim")), r(";"))
                    + p(r("b)\tthat fog is thick,"))));
    ReadAside.text(vertx, file)
        .onComplete(
            test.succeeding(
                text ->
                    test.verify(
                        () -> {
                          assertTrue(text.contains("\na)\tthat lamps are dim;\n"), text);
                          test.completeNow();
                        })));
  }

  @Test
  void itsRefusalComesBackAsTheServersOwn(Vertx vertx, VertxTestContext test) throws IOException {
    ReadAside.text(vertx, file(WordFile.of("<w:p>".repeat(20_000) + "</w:p>".repeat(20_000))))
        .onComplete(
            test.failing(
                failure ->
                    test.verify(
                        () -> {
                          Refused no = assertInstanceOf(Refused.class, failure);
                          assertEquals("word.deep", no.refusal().code());
                          test.completeNow();
                        })));
  }

  @Test
  void aReaderThatDiesIsARefusal(Vertx vertx, VertxTestContext test) {
    ReadAside.text(vertx, folder.resolve("not there"))
        .onComplete(
            test.failing(
                failure ->
                    test.verify(
                        () -> {
                          Refused no = assertInstanceOf(Refused.class, failure);
                          assertEquals("word.failed", no.refusal().code());
                          test.completeNow();
                        })));
  }
}
