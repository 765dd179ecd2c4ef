namespace Overindex.Client.Transport;

/// <summary>What an exception takes from an answer.</summary>
internal sealed record AnswerFacts(Answer Answer, ErrorBody Body, string? RequestId, string? Snippet);
