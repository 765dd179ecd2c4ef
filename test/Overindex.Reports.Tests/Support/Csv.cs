using System.Text;

namespace Overindex.Reports.Tests.Support;

/// <summary>Reads CSV as RFC 4180 says.</summary>
internal static class Csv
{
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var rows = Rows(text).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    internal static IEnumerable<IReadOnlyList<string>> Rows(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        Assert.Equal(0, cell.Length);
    }
}
