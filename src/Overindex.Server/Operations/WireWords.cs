namespace Overindex.Server.Operations;

/// <summary>Words of the wire contract that are no enum there.</summary>
internal static class WireWords
{
    internal const string Partner = "PARTNER";
    internal const string Pinterest = "PINTEREST";
    internal const string Engagement = "ENGAGEMENT";
    internal const string ImpressionPlusEngagement = "IMPRESSION_PLUS_ENGAGEMENT";
    internal const string Ratio = "RATIO";
    internal const string AdsRead = "ads:read";
}
