using System.Runtime.InteropServices;
using System.Text;

namespace Overindex.Bench.Counting;

/// <summary>The ClickHouse engine in this process: the C interface of <c>libchdb.so</c>.</summary>
internal sealed unsafe partial class Chdb : IDisposable
{
    private const string Library = "chdb";
    private readonly nint* _connection;

    static Chdb() => NativeLibrary.SetDllImportResolver(
        typeof(Chdb).Assembly, (name, _, _) => name == Library ? NativeLibrary.Load(ChdbPackage.LibraryPath()) : nint.Zero);

    internal Chdb(string directory)
    {
        var arguments = (string[])["clickhouse", $"--path={directory}"];
        var texts = arguments.Select(Marshal.StringToCoTaskMemUTF8).ToArray();
        fixed (nint* first = texts)
        {
            _connection = Connect(texts.Length, first);
        }

        Array.ForEach(texts, Marshal.FreeCoTaskMem);
        if (_connection is null)
        {
            throw new InvalidOperationException($"The ClickHouse engine cannot open {directory}.");
        }
    }

    internal string Version => Encoding.UTF8.GetString(Query("SELECT version()", "TabSeparated")).Trim();

    internal byte[] Query(string sql, string format = "RowBinary")
    {
        var result = Ask(*_connection, sql, format);
        try
        {
            var error = Marshal.PtrToStringUTF8(ErrorOf(result));
            return string.IsNullOrEmpty(error)
                ? new ReadOnlySpan<byte>(BufferOf(result), checked((int)LengthOf(result))).ToArray()
                : throw new InvalidOperationException($"{error}\n{sql}");
        }
        finally
        {
            Destroy(result);
        }
    }

    public void Dispose() => Close(_connection);

    [LibraryImport(Library, EntryPoint = "chdb_connect")]
    private static partial nint* Connect(int count, nint* arguments);

    [LibraryImport(Library, EntryPoint = "chdb_close_conn")]
    private static partial void Close(nint* connection);

    [LibraryImport(Library, EntryPoint = "chdb_query", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Ask(nint connection, string query, string format);

    [LibraryImport(Library, EntryPoint = "chdb_destroy_query_result")]
    private static partial void Destroy(nint result);

    [LibraryImport(Library, EntryPoint = "chdb_result_buffer")]
    private static partial byte* BufferOf(nint result);

    [LibraryImport(Library, EntryPoint = "chdb_result_length")]
    private static partial nuint LengthOf(nint result);

    [LibraryImport(Library, EntryPoint = "chdb_result_error")]
    private static partial nint ErrorOf(nint result);
}
