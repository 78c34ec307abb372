using System.Text;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Json;

namespace Connectors.Dynamics365.Tests.Support;

/// <summary>The metadata of a companion extension that has what is used of it.</summary>
internal static class CompanionMetadata
{
    /// <summary>Without the pages, fields and actions that it is not to have.</summary>
    public static string Of(Func<string, bool> has)
    {
        var pages = CompanionPages.All(BusinessCentralJsonContext.Default).Where(p => has(p.Set)).ToList();
        var xml = new StringBuilder("""<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">""");
        foreach (var (_, set, _, action) in pages.Where(p => p.Action is { } action && has(action)))
            xml.Append($"""<Action Name="{action}" IsBound="true"><Parameter Name="bindingParameter" Type="Microsoft.NAV.{set}Type"/><Parameter Name="lines" Type="Edm.String"/></Action>""");
        foreach (var (_, set, document, _) in pages)
        {
            xml.Append($"""<EntityType Name="{set}Type"><Property Name="beyond" Type="Edm.String"/>""");
            foreach (var member in (document is null ? [] : CompanionPages.Members(document)).Where(has))
                xml.Append($"""<Property Name="{member}" Type="Edm.String"/>""");
            xml.Append("</EntityType>");
        }

        xml.Append("<EntityContainer Name=\"NAV\"><EntitySet Name=\"beyond\" EntityType=\"Microsoft.NAV.beyondType\"/>");
        foreach (var (_, set, _, _) in pages)
            xml.Append($"""<EntitySet Name="{set}" EntityType="Microsoft.NAV.{set}Type"/>""");
        return xml.Append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>").ToString();
    }
}
