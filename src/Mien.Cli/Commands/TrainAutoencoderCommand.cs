using System.CommandLine;
using System.Globalization;
using Mien.Cli.Options;
using Mien.Cli.Training;
using Mien.Faces;
using Mien.Runtime;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Recipes;

namespace Mien.Cli.Commands;

/// <summary>Trains a network that brings damaged faces back, on any folder of photos.</summary>
internal sealed class TrainAutoencoderCommand : MienCommand
{
    /// <summary>For the help; the folder does not matter.</summary>
    private static readonly AutoencoderSettings s_usual = new() { PhotoFolder = "" };

    private readonly Argument<string> _photos = new("PHOTOS") { Description = "A folder of photos; folders in it are looked through too." };
    private readonly Option<string?> _size = SharedOptions.Choice("--size", ["64", "128"], "Side of a face in pixels [usual: 64].");
    private readonly TrainingOptions _options = new((s_usual.Steps, s_usual.Batch, s_usual.LearningRate));

    public TrainAutoencoderCommand(CommandContext context)
        : base(
            "autoencoder",
            "Trains a network that takes noise, blur and holes out of faces.",
            context,
            new("train autoencoder photos/ -o run/", "finds the faces, trains, writes run/model.onnx; look at run/preview.png meanwhile"),
            new("train autoencoder photos/ -o run/ --steps 10000", "goes on with that run, for longer"),
            new("train autoencoder photos/ -o big/ --size 128 --batch 8 --learning-rate 0.001", "larger faces, smaller steps"))
    {
        foreach (Option option in (Option[])[_size, .. _options.All])
        {
            Add(option);
        }

        Add(_photos);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        using RunFolder folder = _options.Folder(arguments);
        using PerceptionModels models = OpenPerception(DeviceChoice.Cpu);
        _options.Run(arguments, new AutoencoderRecipe(Settings(arguments, folder), models, FaceCropCache.Default), folder, Context);
        return ExitCode.Done;
    }

    /// <summary>What is given, else what the run in the folder has, else what is usual.</summary>
    private AutoencoderSettings Settings(ParseResult arguments, RunFolder folder)
    {
        AutoencoderSettings kept = AutoencoderSettings.Of(arguments.GetValue(_photos)!, folder.Description()?.Choices ?? new Dictionary<string, string>());
        return kept with
        {
            SizePx = arguments.GetValue(_size) is string size ? int.Parse(size, CultureInfo.InvariantCulture) : kept.SizePx,
            Batch = _options.Batch(arguments) ?? kept.Batch,
            Steps = _options.Steps(arguments) ?? kept.Steps,
            LearningRate = _options.LearningRate(arguments) ?? kept.LearningRate,
            Seed = _options.Seed(arguments) ?? kept.Seed,
        };
    }
}
