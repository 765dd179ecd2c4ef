using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>One word for one thing: person, item, interest, ad account, interaction, window, generation date, audience, snapshot, shard.</summary>
public sealed partial class WordsOfTheProduct : LineRule
{
    protected override Regex Forbidden => Synonyms();

    protected override string Why => "not a word of this product (see docs/numbers.md#words)";

    protected override IEnumerable<string> BadLines =>
        ["long userId;", "string user_id;", "AdvertiserId id", "var campaignId = 1;", "int PinId;", "var visitors = 1;", "topicId", "lookbackDays", "int partitionCount"];

    protected override IEnumerable<string> GoodLines => ["1000;w=60;name=\"ads_read_app_id_user_id\"", "pin_click", "person_id", "// the advertiser's", "User-Agent"];

    protected override bool Applies(TrackedFile file) => base.Applies(file) && file.IsIn("src");

    [GeneratedRegex(@"(?<!app_id_)\b_?((user|advertiser|visitor|customer|campaign|topic|pin)(_id|s?Ids?)\b|visitors?\b|lookback|partitionCount)", RegexOptions.IgnoreCase)]
    private static partial Regex Synonyms();
}
