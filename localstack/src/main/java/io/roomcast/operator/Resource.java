package io.roomcast.operator;

/**
 * A resource of a stack: its logical id, its CloudFormation type, and what CloudFormation calls its
 * physical id: a table's name, a queue's URL, a topic's ARN.
 */
record Resource(String id, String type, String name) {}
