package io.roomcast.local.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.roomcast.local.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The issuer's RSA key. */
public final class SigningKey {

  private static final int BITS = 2048;

  private SigningKey() {}

  /** A new key, for one run. */
  public static RSAKey generate() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException noRsa) {
      throw new IllegalStateException("this JDK makes no RSA keys", noRsa);
    }
  }

  /** The key kept in a file, made there first if need be, so that tokens outlive a restart. */
  public static RSAKey keptIn(Path file) {
    try {
      if (Files.exists(file)) return RSAKey.parse(Files.readString(file));
      RSAKey key = generate();
      Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".tmp");
      if (Files.getFileStore(written).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(written, key.toJSONString());
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      return key;
    } catch (IOException unusable) {
      throw new Refused("The signing key " + file + " cannot be read or written.", unusable);
    } catch (ParseException malformed) {
      throw new Refused(
          "The signing key " + file + " is damaged: delete it to get a new one.", malformed);
    }
  }
}
