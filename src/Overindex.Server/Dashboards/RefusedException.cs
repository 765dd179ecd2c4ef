using Overindex.Server.Errors;

namespace Overindex.Server.Dashboards;

/// <summary>A viewer has asked too much: the pages know nothing of limits, so that this ends them.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception("The viewer has asked too much.")
{
    internal Refusal Refusal => refusal;
}
