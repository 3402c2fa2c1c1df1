package io.roomcast.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'plain'                                                             | plain",
        "{'Ref':'AWS::Region'}                                               | us-east-1",
        "{'Ref':'Queue'}                                    | http://queues/Roomcast-Queue.fifo",
        "{'Fn::GetAtt':['Queue','Arn']}  | arn:aws:sqs:us-east-1:000000000000:Roomcast-Queue.fifo",
        "{'Fn::GetAtt':'Queue.QueueName'}                                    | Roomcast-Queue.fifo",
        "{'Fn::Join':['-',['a',{'Ref':'AWS::Partition'},'b']]}               | a-aws-b",
        "{'Fn::Sub':'${AWS::AccountId}/${Queue.QueueName}/${!kept}'}  | 000000000000/Roomcast-Queue.fifo/${kept}",
        "{'Fn::Sub':['${x}.${AWS::URLSuffix}',{'x':{'Ref':'AWS::Region'}}]}  | us-east-1.amazonaws.com",
        "{'Fn::Select':[1,{'Fn::Split':['/','a/b/c']}]}                      | b",
        "{'Fn::If':['Yes','then','else']}                                    | then",
        "{'Fn::If':['No','then','else']}                                     | else",
        "{'Ref':'Size'}                                                      | 7",
      })
  void resolves(String expression, String expected) {
    assertThat(resolved(expression)).isEqualTo(expected);
  }

  @Test
  void no_value_leaves_the_property_out() {
    assertThat(
            description("{'Fn::If':['No','then',{'Ref':'AWS::NoValue'}]}").optional("Description"))
        .isEmpty();
  }

  @Test
  void a_function_that_is_not_known_is_refused_by_name() {
    assertThatThrownBy(() -> resolved("{'Fn::ImportValue':'x'}"))
        .hasMessage(
            "Role (AWS::IAM::Role) uses the function Fn::ImportValue, which the local run does not"
                + " know.");
  }

  @Test
  void a_reference_to_what_is_not_there_is_refused_by_name() {
    assertThatThrownBy(() -> resolved("{'Ref':'Gone'}"))
        .hasMessage("Role (AWS::IAM::Role) refers to Gone, which is not in the template.");
  }

  @Test
  void an_attribute_that_is_not_known_is_refused_by_name() {
    assertThatThrownBy(() -> resolved("{'Fn::GetAtt':['Queue','Depth']}"))
        .hasMessage("Queue (AWS::SQS::Queue) has no attribute Depth that the local run knows.");
  }

  @Test
  void a_circle_of_references_is_refused() {
    assertThatThrownBy(
            () ->
                Fixture.resources(
                    "{'A':{'Type':'AWS::IAM::Role','DependsOn':'B'},"
                        + "'B':{'Type':'AWS::IAM::Role','Properties':{'Description':{'Ref':'A'}}}}"))
        .hasMessage("The template's references go in a circle: [A, B].");
  }

  @Test
  void a_section_that_is_not_known_is_refused_by_name() {
    assertThatThrownBy(() -> Template.parse("{\"Transform\":\"AWS::Serverless-2016-10-31\"}"))
        .hasMessage("The template has a section Transform, which the local run does not know.");
  }

  private static String resolved(String expression) {
    return description(expression).text("Description");
  }

  private static Properties description(String expression) {
    Template template =
        Template.parse(
            """
            {'Parameters':{'Size':{'Type':'Number','Default':7}},
             'Conditions':{
               'Yes':{'Fn::Or':[{'Fn::Equals':['a','b']},{'Fn::Not':[{'Condition':'No'}]}]},
               'No':{'Fn::And':[{'Fn::Equals':['a','a']},{'Fn::Equals':[{'Ref':'AWS::Region'},'b']}]}},
             'Resources':{
               'Queue':{'Type':'AWS::SQS::Queue','Properties':{'FifoQueue':true}},
               'Role':{'Type':'AWS::IAM::Role','Properties':{'Description':%s}}}}
            """
                .formatted(expression)
                .replace('\'', '"'));
    Resolver resolver = new Resolver(template, new LocalNames(name -> "http://queues/" + name));
    return resolver.properties(template.resource("Role", "the test"));
  }
}
