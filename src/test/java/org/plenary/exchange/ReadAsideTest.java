package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.meeting.Meeting;
import org.plenary.refusal.Refused;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Mark;
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
                    + p(
                        r("a)\tthat "),
                        "<w:r><w:rPr><w:i/></w:rPr><w:t>lamps</w:t></w:r>",
                        r(" are "),
                        del("A", "old"),
                        ins("A", r("dim")),
                        r(";"))
                    + p(
                        r("b)\tthat CO"),
                        "<w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r>",
                        r(" is thick,"))));
    ReadAside.text(vertx, file)
        .onComplete(
            test.succeeding(
                copy ->
                    test.verify(
                        () -> {
                          String text = copy.text();
                          assertTrue(text.contains("\na)\tthat lamps are dim;\n"), text);
                          Map<String, Mark> own = looks(Import.read(copy).doc());
                          assertEquals(
                              Map.of("lamps", new Mark.Emphasis(), "2", new Mark.Subscript()), own);
                          String mended = text.replace("are dim", "are bright");
                          assertEquals(
                              Map.of("2", new Mark.Subscript()),
                              looks(Import.read(new PlainCopy(mended, copy.looks())).doc()),
                              "a line that was corrected is plain, the other is as it was");
                          test.completeNow();
                        })));
  }

  private static Map<String, Mark> looks(Doc doc) {
    Map<String, Mark> found = new HashMap<>();
    for (Block block : doc.blocks()) {
      for (Inline inline : block.content()) {
        if (inline instanceof Inline.Text run) {
          run.marks().forEach(mark -> found.put(run.text(), mark));
        }
      }
    }
    return found;
  }

  @Test
  void aBaseTextIsReadAside(Vertx vertx, VertxTestContext test) throws Exception {
    String words = "RESOLUTION 5\nThe Assembly,\nresolves\n1\tthat CO2 is clear.\n";
    Path file = Files.writeString(folder.resolve("base"), words);
    Handed.Text read = Readers.resolution(file);
    assertEquals(Meeting.Numbering.ITU, read.numbering());
    assertEquals("en", read.language());
    assertEquals("that CO2 is clear.", last(read));
    PlainCopy copy = new PlainCopy(words, "[{\"words\":\"resolves\",\"looks\":\"22222222\"}]");
    ReadAside.text(vertx, file)
        .compose(plain -> ReadAside.resolution(vertx, plain))
        .compose(
            plain -> {
              assertEquals("that CO2 is clear.", last(plain));
              assertEquals(Map.of(), looks(plain.doc()));
              return ReadAside.resolution(vertx, copy);
            })
        .compose(
            dressed -> {
              assertEquals(looks(Import.read(copy).doc()), looks(dressed.doc()));
              assertEquals(Set.of("resolves"), looks(dressed.doc()).keySet());
              return ReadAside.transcript(vertx, "no turn in it");
            })
        .onComplete(refused("transcript.no-speakers", test));
  }

  /** The server keeps what the reader says and never reads a transcript itself. */
  @Test
  void aTranscriptComesBackWhole(Vertx vertx, VertxTestContext test) {
    String words =
        "World Harbour Assembly\n1 March 2026\n\n>> CHAIR: Good morning. \"Lamps\" first.\n"
            + "(Applause.)\n>> LUMEN (by interpretation): We agree --\n>> Sorry?\n\n- 2 -\n"
            + ">> CHAIR:\n>> CHAIR: Thank you.\n";
    ReadAside.transcript(vertx, words)
        .onComplete(
            test.succeeding(
                read ->
                    test.verify(
                        () -> {
                          assertEquals(Transcript.read(words), read);
                          assertEquals(5, read.interventions().size());
                          test.completeNow();
                        })));
  }

  /** The test ends well with that refusal, and badly without. */
  private static <T> Handler<AsyncResult<T>> refused(String code, VertxTestContext test) {
    return test.failing(
        failure ->
            test.verify(
                () -> {
                  Refused no = assertInstanceOf(Refused.class, failure);
                  assertEquals(code, no.refusal().code());
                  test.completeNow();
                }));
  }

  private static String last(Handed.Text read) {
    List<Block> blocks = read.doc().blocks();
    return blocks.get(blocks.size() - 1).plainText();
  }

  @Test
  void itsRefusalComesBackAsTheServersOwn(Vertx vertx, VertxTestContext test) throws IOException {
    ReadAside.text(vertx, file(WordFile.of("<w:p>".repeat(20_000) + "</w:p>".repeat(20_000))))
        .onComplete(refused("word.deep", test));
  }

  @Test
  void aReaderThatDiesIsARefusal(Vertx vertx, VertxTestContext test) {
    ReadAside.text(vertx, folder.resolve("not there")).onComplete(refused("word.failed", test));
  }

  /** Refusals of hostile files, each read by a process that was started for another one. */
  @Test
  void hostileFilesAreRefusedAsideAndTheNextOneIsRead(Vertx vertx, VertxTestContext test)
      throws IOException {
    WordFile good = WordFile.of(p(r("words")));
    String dtd = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
    String akn = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">";
    Map<String, byte[]> hostile = new LinkedHashMap<>();
    hostile.put("word.macros", WordFile.of("").part("word/vbaProject.bin", "x").bytes());
    hostile.put("word.deep", WordFile.of("<w:sdt>".repeat(20_000)).bytes());
    hostile.put(
        "word.external", good.related("image", "http://127.0.0.1:9/a.png", "External").bytes());
    hostile.put("word.type", WordFile.of("").part("[Content_Types].xml", "<Types/>").bytes());
    hostile.put("word.archive", "PK\3\4 and then nothing".getBytes(StandardCharsets.UTF_8));
    hostile.put("word.bomb", WordFile.of(" ".repeat(20_000_000)).bytes());
    hostile.put(
        "word.dtd",
        ("<?xml version=\"1.0\"?>" + dtd + akn + "&e;</akomaNtoso>")
            .getBytes(StandardCharsets.UTF_8));
    Future<Void> all = ReadAside.prepare(vertx);
    for (Map.Entry<String, byte[]> one : hostile.entrySet()) {
      Path file = Files.write(folder.resolve(one.getKey()), one.getValue());
      all =
          all.compose(done -> ReadAside.contribution(vertx, file, null))
              .transform(
                  read -> {
                    Refused no = assertInstanceOf(Refused.class, read.cause(), one.getKey());
                    assertEquals(one.getKey(), no.refusal().code());
                    return ReadAside.prepare(vertx);
                  });
    }
    String text = "RESOLUTION 5\nThe Assembly,\nresolves\n1\tthat lamps are lit.\n";
    Path file = Files.writeString(folder.resolve("good"), text);
    all.compose(done -> ReadAside.contribution(vertx, file, null))
        .onComplete(
            test.succeeding(
                read ->
                    test.verify(
                        () -> {
                          assertEquals("text", read.format());
                          test.completeNow();
                        })));
  }
}
