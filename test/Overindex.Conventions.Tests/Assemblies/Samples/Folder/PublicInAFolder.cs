namespace Overindex.Conventions.Tests.Assemblies.Samples.Folder;

/// <summary>The bad sample of <see cref="PublicTypesAreAtTheRootTests"/>.</summary>
public static class PublicInAFolder;
