using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Overindex.Dashboard.Pages;
using Overindex.Dashboard.Rendering;
using Overindex.Dashboard.Viewing;

namespace Overindex.Dashboard.Serving;

/// <summary>Says why a request was refused, whatever refused it. It asks nobody who is there: that may be what failed.</summary>
internal sealed class RefusalEndpoint(PageWriter pages)
{
    internal Task ShowAsync(HttpContext context, int status)
    {
        var request = context.Request;
        var again = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.GetEncodedPathAndQuery() : DashboardRoutes.SignIn;
        int? wait = int.TryParse(context.Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
        var problem = Problem.Refused(status, wait, context.TraceIdentifier, again);
        return pages.WriteAsync<ProblemPage>(context, new PageFrame { Title = problem.Heading, Status = status }, problem);
    }
}

/// <summary>That a request is refused, and with which status; it reaches the page with the request.</summary>
internal sealed record RefusedStatus(int Status);
