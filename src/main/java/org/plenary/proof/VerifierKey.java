package org.plenary.proof;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A key that checks signatures, with its name, as C2SP signed-note has them. */
public final class VerifierKey {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 4;

  /** What a key signs. */
  public enum Type {
    /** A note as it is. */
    NOTE(1),
    /** A checkpoint with the time at which a witness saw it. */
    COSIGNATURE(4);

    private final byte code;

    Type(int code) {
      this.code = (byte) code;
    }
  }

  private final String name;
  private final Type type;
  private final byte[] key;
  private final byte[] id;

  VerifierKey(String name, Type type, byte[] key) {
    if (!isName(name) || key.length != BYTES) {
      throw new IllegalArgumentException("A key has a name without spaces and 32 bytes.");
    }
    this.name = name;
    this.type = type;
    this.key = key.clone();
    Hash hash = Hash.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed());
    this.id = Arrays.copyOf(hash.bytes(), ID_BYTES);
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().noneMatch(c -> c == '+' || c < ' ' || Character.isSpaceChar(c));
  }

  /** As printed: {@code name+id+key}. */
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    byte[] typed = parts.length == 3 ? Strict.base64(parts[2]) : new byte[0];
    if (typed.length != BYTES + 1) {
      throw new IllegalArgumentException("A key is written NAME+ID+KEY.");
    }
    for (Type type : Type.values()) {
      if (type.code == typed[0]) {
        VerifierKey key = new VerifierKey(parts[0], type, Arrays.copyOfRange(typed, 1, BYTES + 1));
        if (!HexFormat.of().formatHex(key.id).equals(parts[1])) {
          throw new IllegalArgumentException("The key's id is not that of name and key.");
        }
        return key;
      }
    }
    throw new IllegalArgumentException("Not a kind of key that is known here.");
  }

  /** As printed on paper and on the verify page. */
  @Override
  public String toString() {
    String id = HexFormat.of().formatHex(this.id);
    return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed());
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  byte[] id() {
    return id.clone();
  }

  private byte[] typed() {
    return ByteBuffer.allocate(BYTES + 1).put(type.code).put(key).array();
  }

  boolean verifies(byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(open());
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private PublicKey open() throws GeneralSecurityException {
    byte[] turned = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      turned[i] = key[BYTES - 1 - i];
    }
    boolean odd = (turned[0] & 0x80) != 0;
    turned[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, turned));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  static byte[] encode(EdECPublicKey key) {
    byte[] big = key.getPoint().getY().toByteArray();
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < Math.min(BYTES, big.length); i++) {
      bytes[i] = big[big.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      bytes[BYTES - 1] |= (byte) 0x80;
    }
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey one && one.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
