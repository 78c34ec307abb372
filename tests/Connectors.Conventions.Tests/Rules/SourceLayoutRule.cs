using System.Text.RegularExpressions;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>One public type per file, named like the file; the namespace is the folder. Models are one namespace, however their folder is divided.</summary>
internal static partial class SourceLayoutRule
{
    private const string RegistrationFolder = "DependencyInjection";
    private const string DividedFolder = "Models/";

    public static IEnumerable<string> Check(SourceFile file)
    {
        var types = PublicType().Matches(file.Text).Select(static m => m.Groups["name"].Value).Distinct().ToArray();
        var stem = file.Path[(file.Path.LastIndexOf('/') + 1)..^3];
        if (types.Length > 1)
        {
            yield return $"{file.Package}/{file.Path} holds {types.Length} public types: {string.Join(", ", types)}";
        }
        else if (types is [var name] && stem != name && !stem.StartsWith(name + ".", StringComparison.Ordinal) && stem != name + "OfT")
        {
            yield return $"{file.Package}/{file.Path} holds {name}";
        }

        var folder = file.Path.Contains('/', StringComparison.Ordinal) ? file.Path[..file.Path.LastIndexOf('/')] : string.Empty;
        if (folder.IndexOf(DividedFolder, StringComparison.Ordinal) is >= 0 and var divided)
            folder = folder[..(divided + DividedFolder.Length - 1)];
        var expected = folder == RegistrationFolder || folder.EndsWith('/' + RegistrationFolder)
            ? "Microsoft.Extensions.DependencyInjection"
            : (file.Package + '/' + folder).TrimEnd('/').Replace('/', '.');
        if (NamespaceLine().Match(file.Text) is { Success: true } match && match.Groups["name"].Value != expected)
        {
            yield return $"{file.Package}/{file.Path} is in namespace {match.Groups["name"].Value}, its folder says {expected}";
        }
    }

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|partial|ref|unsafe) )*(?:(?:record (?:struct|class)|class|struct|interface|record|enum) (?<name>\w+)|delegate [^(]*?(?<name>\w+)(?:<[^>]*>)?\()", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceLine();
}
