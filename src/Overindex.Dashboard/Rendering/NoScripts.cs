using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Overindex.Dashboard.Rendering;

/// <summary>Pages are rendered once, to text: no component can run anything in a browser.</summary>
internal sealed class NoScripts : IJSRuntime
{
    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
        throw new InvalidOperationException($"A page that is only text cannot call '{identifier}'.");

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);
}

/// <summary>Links are plain links; components that ask where they are learn nothing.</summary>
internal sealed class NoNavigation : NavigationManager
{
    public NoNavigation() => Initialize("http://localhost/", "http://localhost/");
}
