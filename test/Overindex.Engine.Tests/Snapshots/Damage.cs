namespace Overindex.Engine.Tests.Snapshots;

/// <summary>What can happen to a file.</summary>
internal static class Damage
{
    /// <summary>Does it to a new file under the old name: to cut a mapped file short may end a process.</summary>
    internal static void Do(string damage, string file)
    {
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        switch (damage)
        {
            case "truncated":
                File.WriteAllBytes(file, bytes[..^1]);
                break;
            case "flipped":
                bytes[bytes.Length / 2] ^= 0x10;
                File.WriteAllBytes(file, bytes);
                break;
            case "missing":
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, "Not a damage.");
        }
    }
}
