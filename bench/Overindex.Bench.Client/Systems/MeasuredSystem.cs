namespace Overindex.Bench.Client.Systems;

/// <summary>A way to call the API, made once and kept, as its users are told to.</summary>
internal abstract class MeasuredSystem(string name) : IDisposable
{
    public string Name { get; } = name;

    /// <summary>One call for the insights of an ad account; gives the whole answer as objects.</summary>
    public abstract Task<object> CallAsync(int adAccount);

    /// <summary>The objects as JSON again, to compare what the systems read.</summary>
    public abstract string ToJson(object answer);

    public abstract void Dispose();

    protected static HttpClient Http(Uri server)
    {
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = new Uri(server, "/v5/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "pina_token");
        return http;
    }
}
