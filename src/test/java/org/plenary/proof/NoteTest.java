package org.plenary.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NoteTest {
  private static final String NAME = "plenary.example/m/one";
  private static final SigningKey KEY = SigningKey.make(new SecureRandom());

  /** The example in the documentation of Go's package of notes. */
  @Test
  void the_published_note_is_signed_by_the_published_key() {
    VerifierKey key =
        VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    String text =
        "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    String signed =
        text
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
            + "KvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    Note note = Note.parse(signed);
    assertTrue(note.isSignedBy(key));
    assertEquals(signed, note.toString());
    assertFalse(Note.parse(signed.replace("answer", "Answer")).isSignedBy(key));
    SigningKey secret = SigningKey.parse("gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=");
    assertEquals(key, secret.verifier("PeterNeumann"));
    assertEquals(signed, Note.sign(text, "PeterNeumann", List.of(secret)).toString());
  }

  /** The example of C2SP tlog-cosignature, read; its keys are not published. */
  @Test
  void the_published_checkpoint_is_read() {
    String text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    Note note =
        Note.parse(
            text
                + "\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOo"
                + "RDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
                + "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWX"
                + "EhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n");
    Checkpoint head = Checkpoint.parse(note.text());
    assertEquals(20_852_163, head.size());
    assertEquals(text, head.text());
    assertEquals(2, note.signatures().size());
  }

  @Test
  void a_witness_signs_the_checkpoint_with_the_time() {
    Checkpoint head = new Checkpoint(NAME, 1, Hash.leaf(new byte[0]));
    SigningKey witness = SigningKey.make(new SecureRandom());
    Note note = Note.sign(head.text(), NAME, List.of(KEY)).cosign(witness, "w.example", 1_679L);
    Note read = Note.parse(note.toString());
    assertTrue(read.isSignedBy(KEY.verifier(NAME)));
    assertEquals(OptionalLong.of(1_679), read.signedAt(witness.witness("w.example")));
    assertFalse(read.isSignedBy(witness.verifier("w.example")), "a key is of one type");
    assertFalse(read.isSignedBy(KEY.verifier("elsewhere.example")));
    String vkey = witness.witness("w.example").toString();
    assertEquals(witness.witness("w.example"), VerifierKey.parse(vkey));
  }

  @Test
  void two_keys_sign_while_one_takes_over_from_the_other() {
    SigningKey next = SigningKey.make(new SecureRandom());
    Note note = Note.sign("text\n", NAME, List.of(KEY, next));
    assertTrue(note.isSignedBy(KEY.verifier(NAME)) && note.isSignedBy(next.verifier(NAME)));
  }

  @Test
  void a_note_with_any_letter_changed_is_not_signed() {
    Checkpoint head = new Checkpoint(NAME, 71, Hash.leaf(new byte[1]));
    String note = Note.sign(head.text(), NAME, List.of(KEY)).toString();
    for (int i = 0; i < note.length(); i++) {
      String changed = note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1);
      assertFalse(isSigned(changed), "letter " + i);
    }
  }

  private static boolean isSigned(String note) {
    try {
      return Note.parse(note).isSignedBy(KEY.verifier(NAME));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  @Test
  void heads_and_keys_have_one_spelling() {
    for (String head : List.of("", "a\n1\n", "a\n01\nAA==\n", "a\n-1\nx\n", "a\n0\n" + "x\n")) {
      assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(head));
    }
    String key = KEY.verifier(NAME).toString();
    for (String wrong : List.of("", "a+b", key + "=", key.replace("one", "two"))) {
      assertThrows(IllegalArgumentException.class, () -> VerifierKey.parse(wrong));
    }
  }

  @Test
  void a_receipt_proves_its_entry_and_no_other() {
    Tree tree = new Tree();
    for (int i = 0; i < 9; i++) {
      tree.add(Hash.leaf(new byte[] {(byte) i}));
    }
    Note note = Note.sign(new Checkpoint(NAME, 9, tree.root()).text(), NAME, List.of(KEY));
    byte[] extra = "what it says".getBytes(StandardCharsets.UTF_8);
    EntryProof proof = new EntryProof(extra, 3, Merkle.inclusion(tree, 3, 9), note);
    EntryProof read = EntryProof.parse(proof.toString());
    assertEquals(proof.toString(), read.toString());
    assertTrue(read.proves(Hash.leaf(new byte[] {3})));
    assertFalse(read.proves(Hash.leaf(new byte[] {4})));
    assertThrows(
        IllegalArgumentException.class,
        () -> EntryProof.parse(proof.toString().replace("index 3", "index 03")));
  }

  @Test
  void values_have_one_spelling() {
    Map<String, Object> value =
        Map.of(
            "b",
            List.of(1, "x\n\u0001\"\\"),
            "a",
            Map.of(),
            "\u20ac",
            true,
            "A",
            9007199254740991L);
    assertEquals(
        "{\"A\":9007199254740991,\"a\":{},\"b\":[1,\"x\\n\\u0001\\\"\\\\\"],\"\u20ac\":true}",
        Canonical.text(value));
    for (Object wrong : List.of(1.5, "\ud800", 1L << 53)) {
      assertThrows(IllegalArgumentException.class, () -> Canonical.text(Map.of("a", wrong)));
    }
  }

  @Test
  void a_commitment_needs_its_salt() {
    byte[] salt = Commitment.salt(new SecureRandom());
    Hash one = Commitment.of(salt, "yes");
    assertEquals(one, Commitment.of(salt, "yes"));
    assertFalse(one.equals(Commitment.of(salt, "no")));
    assertFalse(one.equals(Commitment.of(Commitment.salt(new SecureRandom()), "yes")));
    assertThrows(IllegalArgumentException.class, () -> Commitment.of(new byte[3], "yes"));
  }

  @Test
  void a_note_that_ends_before_its_signatures_is_none() {
    for (String cut : new String[] {"a\n\n", "\n\n", "a\n1\n\n\n"}) {
      assertThrows(IllegalArgumentException.class, () -> Note.parse(cut), cut);
    }
  }
}
