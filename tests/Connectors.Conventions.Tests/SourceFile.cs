namespace Connectors.Conventions.Tests;

/// <summary>One source file of a package; the path is relative to the package's folder, with forward slashes.</summary>
internal sealed record SourceFile(string Package, string Path, string Text);
