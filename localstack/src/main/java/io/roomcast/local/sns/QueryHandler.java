package io.roomcast.local.sns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests of AWS's query protocol in XML.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html">Common errors</a>
 */
final class QueryHandler extends Handler.Abstract {

  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");
  private static final Logger LOG = LoggerFactory.getLogger(QueryHandler.class);

  private final Actions actions;

  QueryHandler(Actions actions) {
    this.actions = actions;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String requestId = UUID.randomUUID().toString();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/xml");
    response.getHeaders().put("x-amzn-RequestId", requestId);
    String form = Content.Source.asString(request, StandardCharsets.UTF_8);
    String xml;
    try {
      xml = answer(QueryRequest.parse(form), accessKeyId(request), requestId);
    } catch (SnsException refused) {
      xml = error(response, refused, requestId);
    } catch (RuntimeException failed) {
      LOG.error("request {} failed", requestId, failed);
      xml =
          error(
              response,
              new SnsException(500, "InternalFailure", failed.getClass().getName()),
              requestId);
    }
    Content.Sink.write(response, true, xml, callback);
    return true;
  }

  private String answer(QueryRequest request, String accessKeyId, String requestId) {
    String action = request.optional("Action").orElse("");
    List<Element> content = new ArrayList<>();
    content.add(Element.of(action + "Result", actions.run(action, request, accessKeyId)));
    content.add(Element.of("ResponseMetadata", Element.of("RequestId", requestId)));
    return Element.of(action + "Response", content).xml(NAMESPACE);
  }

  private static String error(Response response, SnsException error, String requestId) {
    response.setStatus(error.status());
    return Element.of(
            "ErrorResponse",
            Element.of(
                "Error",
                Element.of("Type", error.status() < 500 ? "Sender" : "Receiver"),
                Element.of("Code", error.code()),
                Element.of("Message", error.text())),
            Element.of("RequestId", requestId))
        .xml(NAMESPACE);
  }

  private static String accessKeyId(Request request) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    Matcher credential = CREDENTIAL.matcher(header == null ? "" : header);
    if (credential.find()) return credential.group(1);
    throw new SnsException(
        403, "MissingAuthenticationToken", "Request is missing Authentication Token");
  }
}
