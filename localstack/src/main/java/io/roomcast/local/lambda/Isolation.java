package io.roomcast.local.lambda;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the instances of functions share. */
public sealed interface Isolation {

  /** All of them run in this JVM. */
  record SharedJvm() implements Isolation {}

  /**
   * Each has a JVM of its own, under Lambda's own runtime interface client.
   *
   * @param code the folder that Lambda would unpack: its {@code lib} is the class path
   * @param runtime the folder with the jars of the <a
   *     href="https://github.com/aws/aws-lambda-java-libs/tree/main/aws-lambda-java-runtime-interface-client">runtime
   *     interface client</a>, and its native libraries in {@code jni}
   */
  record OwnJvm(Path code, Path runtime) implements Isolation {

    /** The native library for this machine's processor and C library. */
    Path nativeLibrary() {
      boolean isArm = System.getProperty("os.arch", "").equals("aarch64");
      boolean isMusl =
          Files.exists(Path.of("/lib/ld-musl-%s.so.1".formatted(isArm ? "aarch64" : "x86_64")));
      return runtime
          .resolve("jni")
          .resolve(
              "libaws-lambda-jni.linux%s-%s.so"
                  .formatted(isMusl ? "_musl" : "", isArm ? "aarch_64" : "x86_64"))
          .toAbsolutePath();
    }
  }
}
