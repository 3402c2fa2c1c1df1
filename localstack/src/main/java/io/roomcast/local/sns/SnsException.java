package io.roomcast.local.sns;

/** An error answer: AWS's code, text and HTTP status. */
final class SnsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String text;
  private final int status;

  SnsException(int status, String code, String text) {
    super(code + ": " + text);
    this.status = status;
    this.code = code;
    this.text = text;
  }

  static SnsException invalid(String reason) {
    return new SnsException(400, "InvalidParameter", "Invalid parameter: " + reason);
  }

  static SnsException notFound(String what) {
    return new SnsException(404, "NotFound", what + " does not exist");
  }

  String code() {
    return code;
  }

  String text() {
    return text;
  }

  int status() {
    return status;
  }
}
