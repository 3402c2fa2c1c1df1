package io.roomcast.local.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.roomcast.local.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/**
 * The issuer's key, on the curve P-256: an RSA key takes as long to make as all else of a start.
 */
public final class SigningKey {

  private SigningKey() {}

  /** A new key, for one run. */
  public static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException noCurve) {
      throw new IllegalStateException("this JDK makes no keys on P-256", noCurve);
    }
  }

  /** The key kept in a file, made there first if need be, so that tokens outlive a restart. */
  public static ECKey keptIn(Path file) {
    try {
      if (Files.exists(file)) return ECKey.parse(Files.readString(file));
      ECKey key = generate();
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
