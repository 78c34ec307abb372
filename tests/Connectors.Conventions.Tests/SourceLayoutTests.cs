using System.Xml.Linq;
using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

public class SourceLayoutTests
{
    [Fact]
    public void Files_hold_one_public_type_of_their_name_in_the_namespace_of_their_folder() =>
        Conventions.Hold(Product.SourceFiles.SelectMany(SourceLayoutRule.Check));

    [Fact]
    public void Every_public_type_has_a_summary()
    {
        foreach (var package in Product.Packages)
        {
            var members = Documented(Path.ChangeExtension(package.Assembly.Location, ".xml"));
            var missing = package.Assembly.GetExportedTypes()
                .Where(static t => !Signatures.IsGenerated(t))
                .Select(static t => "T:" + t.FullName!.Replace('+', '.'))
                .Except(members);
            Conventions.Hold(missing);
        }
    }

    [Theory]
    [InlineData("Widget.cs", "namespace X;\npublic sealed record Widget;\npublic enum Kind { }")]
    [InlineData("Gadget.cs", "namespace X;\npublic sealed record Widget;")]
    [InlineData("Parts/Widget.cs", "namespace X;\npublic readonly record struct Widget;")]
    [InlineData("DependencyInjection/WidgetExtensions.cs", "namespace X.DependencyInjection;\npublic static class WidgetExtensions { }")]
    public void A_file_out_of_place_is_found(string path, string text) => Assert.Single(SourceLayoutRule.Check(new SourceFile("X", path, text)));

    [Theory]
    [InlineData("Widget.cs", "namespace X;\n\npublic sealed partial class Widget<T>\n{\n    public enum Kind { A }\n}\n")]
    [InlineData("Parts/Widget.Lists.cs", "namespace X.Parts;\npublic partial class Widget { }")]
    [InlineData("WidgetHandler.cs", "namespace X;\npublic delegate Task<int> WidgetHandler(int count);")]
    [InlineData("Models/Parts/Widget.cs", "namespace X.Models;\npublic sealed record Widget;")]
    [InlineData("Helpers.cs", "namespace X;\ninternal static class Helpers { }\ninternal sealed class More { }")]
    public void A_file_in_place_is_fine(string path, string text) => Conventions.Hold(SourceLayoutRule.Check(new SourceFile("X", path, text)));

    private static HashSet<string> Documented(string path) =>
        [.. XDocument.Load(path).Descendants("member")
            .Where(static m => m.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(m.Element("summary")?.Value))
            .Select(static m => (string)m.Attribute("name")!)];
}
