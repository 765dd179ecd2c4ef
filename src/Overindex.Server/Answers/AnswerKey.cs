using Overindex.Engine;

namespace Overindex.Server.Answers;

internal enum AnswerKind
{
    Insights = 0,
    Definitions = 1,
    SubInterests = 2,
}

/// <summary>What an answer depends on. Answers about the platform carry no ad account, so all ad accounts share them.</summary>
internal readonly record struct AnswerKey(SnapshotId Snapshot, AnswerKind Kind, Audience Audience, int Interest = -1);
