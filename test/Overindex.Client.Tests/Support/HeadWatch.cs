namespace Overindex.Client.Tests.Support;

/// <summary>A real connection that tells when the head of an answer has come.</summary>
internal sealed class HeadWatch : DelegatingHandler
{
    private readonly TaskCompletionSource _head = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeadWatch()
        : base(new SocketsHttpHandler())
    {
    }

    public Task Head => _head.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        _head.TrySetResult();
        return response;
    }
}
