using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Keys;

/// <summary>The keys of cookies and forms, beside the others and as closed.</summary>
internal sealed class OwnerOnlyXmlRepository(DirectoryInfo directory, ILoggerFactory loggers) : FileSystemXmlRepository(directory, loggers)
{
    public override void StoreElement(XElement element, string friendlyName) =>
        OwnerOnlyFile.Write(Path.Combine(Directory.FullName, $"cookies-{Guid.NewGuid():N}.xml"), System.Text.Encoding.UTF8.GetBytes(element.ToString()));
}
