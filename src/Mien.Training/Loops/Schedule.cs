using System.Text.Json.Serialization;

namespace Mien.Training.Loops;

/// <summary>What a setting of a step is in the course of a training.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(WarmUpCosineSchedule), "warm-up cosine")]
public abstract record Schedule
{
    /// <param name="number">Of the step, from 1.</param>
    public abstract double At(long number);
}
