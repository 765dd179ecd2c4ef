using Microsoft.AspNetCore.Components;

namespace Overindex.Dashboard.Rendering;

/// <summary>The root of a page: whatever it is given.</summary>
internal sealed class Fragment : IComponent
{
    internal const string Content = nameof(Content);
    private RenderHandle _handle;

    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        _handle.Render(parameters.GetValueOrDefault<RenderFragment>(Content) ?? throw new InvalidOperationException("A page without content."));
        return Task.CompletedTask;
    }
}
