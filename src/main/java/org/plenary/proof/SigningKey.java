package org.plenary.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key that signs: seed and public key, 32 bytes each. Thread-safe. */
public final class SigningKey {
  private static final int BYTES = 32;

  private final byte[] seed;
  private final byte[] open;
  private final PrivateKey key;

  private SigningKey(byte[] seed) {
    try {
      this.seed = seed.clone();
      // The JDK derives the public key only while it makes a pair: the seed is its chance.
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
      KeyPair pair = generator.generateKeyPair();
      this.open = VerifierKey.encode((EdECPublicKey) pair.getPublic());
      this.key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new one. */
  public static SigningKey make(SecureRandom random) {
    byte[] seed = new byte[BYTES];
    random.nextBytes(seed);
    return new SigningKey(seed);
  }

  /** The one of a seed, as {@link #seed} writes it. */
  public static SigningKey parse(String seed) {
    byte[] bytes = Strict.base64(seed);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A seed has 32 bytes.");
    }
    return new SigningKey(bytes);
  }

  /** The secret, in Base 64. */
  public String seed() {
    return Base64.getEncoder().encodeToString(seed);
  }

  /** The key that checks notes signed under that name. */
  public VerifierKey verifier(String name) {
    return new VerifierKey(name, VerifierKey.Type.NOTE, open);
  }

  /** The key that checks cosignatures under that name. */
  public VerifierKey witness(String name) {
    return new VerifierKey(name, VerifierKey.Type.COSIGNATURE, open);
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives the same bytes each time. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] given;

    Fixed(byte[] given) {
      this.given = given.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(Arrays.copyOf(given, bytes.length), 0, bytes, 0, bytes.length);
    }
  }
}
