extern alias attributes;

using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;
using LayerAttribute = attributes::NnGen.LayerAttribute;

namespace NnGen.Generator.Tests.Declaration;

/// <summary>Every layer's attribute has a formula, and every formula an attribute.</summary>
public class LayerCatalogTests
{
    [Fact]
    public void Attributes_and_formulas_are_the_same()
    {
        var attributes = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name[..^"Attribute".Length]);

        Assert.Equal(
            attributes.Except([LayerNames.Repeat, LayerNames.EndRepeat]).Order(StringComparer.Ordinal),
            LayerCatalog.Layers.Select(layer => layer.Kind).Order(StringComparer.Ordinal));
    }
}
